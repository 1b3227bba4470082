"""A visit to the place: an action of another package, with its fields, its mail and its panel."""

import pytest
from lxml import html
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.documents import export
from ntnu.deviations.documents.telling import Wanted
from ntnu.deviations.engine import registry
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.mail.kinds import IMailKind
from ntnu.deviations.mail.kinds import MailKind
from ntnu.deviations.mail.registration import check
from ntnu.deviations.mail.registration import WrongKinds
from ntnu.deviations.now import now
from ntnu.deviations.retention.retained import RetainedDeviation
from tests.documents import reading
from tests.register import CLOSE
from zope.component import getGlobalSiteManager
from zope.configuration import xmlconfig
from zope.configuration.exceptions import ConfigurationError

ID, DAY, FOUND = "nordlys_record_visit", "2020-11-02", "Rekkverket ved bua er borte."
TOLD = ("manager.idi", "manager.ie", "recipient.idi", "recipient.ie", "second.ie")
VISIT = {"visited": DAY, "at_the_place": FOUND}


@pytest.fixture(autouse=True, scope="module")
def installed(installs):
    installs()


@pytest.fixture(scope="module")
def recorded(web):
    """A case with a recorded visit, and the mails about it, by recipient."""
    case = web.case("in_process")
    web.committed(lambda house: house.forget_mails())
    assert web.visitor("worker.idi").act(case, ID, **VISIT).status_code == 200
    return case, {mail["To"].split("@")[0]: mail for mail in web.committed(lambda house: house.mails())}


@pytest.fixture
def case(recorded):
    return recorded[0]


def panel(web, case, person, language="en"):
    found = html.fromstring(web.visitor(person).page(case, language=language).text)
    sections = found.xpath("//section[@id='nordlys-visits']")
    return " ".join(sections[0].text_content().split()) if sections else None


def test_the_server_starts(web):
    registry.check()
    check()


def test_the_form_is_for_those_who_handle_the_case(web):
    case = web.case("in_process")
    for person, offered in (
        ("worker.idi", True),
        ("recipient.ie", True),
        ("manager.idi", False),
        ("kari", False),
    ):
        assert (ID in web.visitor(person).get(f"{case}/@actions-available").text) == offered, person
    worker = web.visitor("worker.idi")
    assert "Record a visit to the place" in worker.page(case, language="en").text
    form = worker.page(f"{case}/@@action-form", action=ID, language="en").text
    assert "Day of the visit" in form and "How is it at the place?" in form and "Record the visit" in form
    sent = worker.send(
        f"{case}/@@action-form",
        {"action": ID, f"{ID}.visited": DAY, f"{ID}.at_the_place": FOUND, "looked": "1", "complete": "1"},
    )
    assert sent.status_code == 303
    assert panel(web, case, "worker.idi").endswith("2 Nov 2020, by Navn worker.idi")


def test_over_openapi(web):
    described = web.visitor("kari").get("/deviations/@openapi").json()
    told = described["paths"][f"/case/{{number}}/@action/{ID}"]["post"]
    assert told["summary"] == "Record a visit to the place"
    asked = told["requestBody"]["content"]["application/json"]["schema"]["properties"]
    assert asked["visited"]["title"] == "Day of the visit"
    assert {"visited", "at_the_place"} <= described["components"]["schemas"]["DeviationReport"][
        "properties"
    ].keys() | set(asked)


def test_over_rest(web, case):
    assert web.visitor("kari").act(case, ID, **VISIT).status_code == 403
    assert web.visitor("per").act(case, ID, **VISIT).status_code == 404
    worker = web.visitor("worker.idi")
    for data, faults in (
        ({}, [("visited", "required"), ("at_the_place", "required")]),
        ({**VISIT, "visited": "2199-01-01"}, [("visited", "date_future")]),
    ):
        found = worker.act(case, ID, **data).json()["errors"]
        assert [(fault["field"], fault["code"]) for fault in found] == faults
    assert {name: worker.get(case).json()[name] for name in VISIT} == VISIT
    assert not VISIT.keys() & web.visitor("kari").get(case).json().keys()


def test_the_panel_is_for_those_who_read_the_casework(web, case):
    said = "Visits to the place 1 Internal. The reporter does not see it. 2 Nov 2020, by Navn worker.idi"
    assert [panel(web, case, person) for person in ("worker.idi", "recipient.ie", "manager.idi")] == [
        said
    ] * 3
    assert panel(web, case, "worker.idi", "nb") == (
        "Besøk på stedet 1 Internt. Melderen ser det ikke. 2. nov. 2020, av Navn worker.idi"
    )
    assert [panel(web, case, person) for person in ("kari", "per", "worker.iik")] == [None] * 3
    page = web.visitor("kari").page(case).text
    assert FOUND not in page and "Siste besøk på stedet" not in page
    assert panel(web, web.case("in_process"), "worker.idi") is None


def test_who_is_mailed(recorded):
    mails = recorded[1]
    assert set(mails) == set(TOLD)
    (subject,) = {mail["Subject"] for mail in mails.values()}
    assert subject.startswith("[Varde UNord] Besøk på stedet i sak VARDE-")
    text = mails["manager.idi"].get_body(("plain",)).get_content().replace("\r\n", "\n")
    assert "Dag for besøket: 2. november 2020\nBesøkt av: Navn worker.idi\n" in text
    assert FOUND not in text and "\n-- \nDenne e-posten er sendt automatisk" in text
    assert "Navn worker.idi" in mails["manager.idi"].get_body(("html",)).get_content()


def test_in_the_log_and_in_documents(web, case):
    entry = caselog.entries(web.at(case))[-1]
    assert (entry.actor, entry.action) == ("worker.idi", ID)
    assert sorted(entry.why["mails"]) == [["nordlys_visited", person] for person in TOLD]
    page = web.visitor("recipient.ie").page(f"{case}/@@case-log", language="en")
    log = " ".join(html.fromstring(page.text).text_content().split())
    assert "Visit to the place" in log and "2 November 2020" in log and "At the place" in log

    def made(house):
        with house.acting("worker.idi"):
            return export.case_pdf(Reading(web.at(case)), Wanted("full", "en", True))

    text = reading.text(web.committed(made))
    for said in ("Last visit to the place", "At the place", FOUND, "Visit to the place"):
        assert said in text


def test_deleted_in_the_end(web):
    def deleted(house):
        case = house.act(house.case("in_process"), "worker.idi", ID, **VISIT)
        house.act(case, "worker.idi", "close", **CLOSE)
        RetainedDeviation(case).anonymise("archivist", {}, now())
        return vars(case).get("visits"), case.at_the_place

    assert web.committed(deleted) == (None, "")


class Wrong(MailKind, id="received"):
    """An invalid kind of mail."""

    domain = "nordlys.deviations"


def test_a_kind_of_mail_that_exists_already_is_refused_at_the_start(web):
    directive = """<configure xmlns:deviations="http://namespaces.ntnu.no/deviations">
      <deviations:mails module="test_visit" />
    </configure>"""
    with pytest.raises(ConfigurationError, match="received exists already"):
        xmlconfig.string(directive.replace("test_visit", __name__), web.layer["configurationContext"])
    check()


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("nordlys_other", Wrong(), "nordlys_other has no text in nb"),
        ("nordlys_visited", Wrong(), "a text in se .*: unknown_variable day"),
    ],
)
def test_a_kind_of_mail_that_cannot_be_is_refused_at_the_start(web, name, kind, said):
    manager = getGlobalSiteManager()
    before = manager.queryUtility(IMailKind, name)
    manager.registerUtility(kind, IMailKind, name)
    with pytest.raises(WrongKinds, match=said):
        check()
    manager.unregisterUtility(kind, IMailKind, name)
    if before is not None:
        manager.registerUtility(before, IMailKind, name)
    check()


def test_a_mail_that_waits_when_its_package_has_gone_is_not_sent(web):
    """It does not block other mails either."""

    def left(house):
        manager = getGlobalSiteManager()
        kind = manager.getUtility(IMailKind, "nordlys_visited")
        case = house.case("in_process")
        house.forget_mails()
        with house.acting("worker.idi"):
            perform(case, ID, VISIT)
        manager.unregisterUtility(kind, IMailKind, "nordlys_visited")
        try:
            house.act(case, "worker.idi", "request_information", text="Når?")
            return house.mailed()
        finally:
            manager.registerUtility(kind, IMailKind, "nordlys_visited")

    assert [to for to, _subject in web.committed(left)] == ["kari"]


def test_it_is_offered_only_where_its_profile_is_installed(web, installs):
    """Earlier entries keep their words."""
    case, worker = web.case("in_process"), web.visitor("worker.idi")
    assert worker.act(case, ID, **VISIT).status_code == 200
    installs("uninstall")
    try:
        assert ID not in worker.get(f"{case}/@actions-available").text
        assert ID not in worker.page(case).text
        assert worker.act(case, ID, **VISIT).status_code == 404
        assert worker.page(f"{case}/@@action-form", action=ID).status_code == 404
        log = html.fromstring(web.visitor("recipient.ie").page(f"{case}/@@case-log", language="en").text)
        assert "Visit to the place" in log.text_content()
    finally:
        installs()
    assert ID in worker.get(f"{case}/@actions-available").text
