"""Another institution's register, by a profile of another package: run by
``tests/docs/test_another_institution.py``."""

import pytest
import re
from html import unescape
from ntnu.deviations import settings
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.documents import export
from ntnu.deviations.documents.telling import Wanted
from ntnu.deviations.mail.people import Person
from ntnu.deviations.mail.render import render
from plone import api
from plone.app.testing import applyProfile
from tests import parts
from tests.documents import reading
from tests.mail.cases import facts_for
from tests.mail.cases import KINDS
from tests.mail.cases import NO_CASE
from tests.mail.cases import notice
from tests.mail.cases import UNIT_URL
from tests.mail.cases import URL
from tests.register import OUTCOMES
from zope.configuration import xmlconfig
from zope.globalrequest import getRequest

LANGUAGES = ("nb", "nn", "en")
NTNUS = re.compile(r"NTNU(?!_)|EQS|ePhorte|SpeakUp!|Si ifra|AVVIK")
#: Names of roles in code, in the forms of Sharing and in REST.
ROLES = re.compile("Local EQS Administrator|EQS System Administrator")
KARI = Person("kari", "Kari Nordmann", "kari@fjord.example", "nb")
NUMBER = re.compile(r"SAK-\d{4}-\d{6}")


@pytest.fixture(scope="module")
def web(register_http_session):
    import fjord
    from tests.visitor import Web

    xmlconfig.file("configure.zcml", fjord, context=register_http_session["configurationContext"])
    register_http_session.testSetUp()
    found = Web(register_http_session)
    found.committed(lambda house: applyProfile(found.portal, "fjord:default"))
    found.committed(lambda house: setattr(house.register.speakup, "title", "Tillit"))
    yield found
    found.close()
    register_http_session.testTearDown()


@pytest.fixture(scope="module")
def places(web):
    """A case in each state, and one of everything that lives in one, by address."""

    def made(house):
        case = house.case("in_process")
        parts.measure(house, case)
        parts.hearing(house, case)
        parts.message(house, case)
        grave = house.case("in_process")
        house.act(grave, "recipient.ie", "reregister", text="Saken er alvorlig.")
        others = [house.case(state) for state in ("received", "forwarded", "closed", "not_approved")]
        found = [*(web.address(one) for one in (case, grave, *others, *case.objectValues()))]
        return [*found, f"/deviations/speakup/{house.register.speakup.objectIds()[0]}"]

    return web.committed(made)


def names_in(text: str) -> list[str]:
    """What the text says of NTNU, each with what is around it."""
    clean = ROLES.sub("", text)
    return [clean[max(0, m.start() - 60) : m.end() + 30] for m in NTNUS.finditer(clean)]


def wrong(answers) -> list[tuple[str, list[str]]]:
    return [(where, found) for where, text in answers if (found := names_in(text))]


PAGES = {
    None: ("", "/login", "/deviations", "/deviations/@@notify", "/accessibility-info", "/no-such-page"),
    "kari": ("/deviations", "/deviations/@@my-reports", "/deviations/@@report", "/deviations/@@notify"),
    "recipient.ie": ("/deviations/@@worklist?view=all", "/deviations/ie", "/deviations/@@my-tasks"),
    "worker.idi": ("/deviations/@@worklist?view=unit", "/@@search?SearchableText=SAK", "/deviations/ie/idi"),
    "admin.ie": ("/deviations/ie/@@sharing", "/deviations/ie/@@role-form", "/deviations/@@units"),
    "eqs": (
        "/@@deviation-settings",
        "/@@deviation-archive-settings",
        "/deviations/@@doctor",
        "/deviations/@@sharing",
        "/deviations/speakup/@@sharing",
    ),
    "technician": ("/@@overview-controlpanel", "/prefs_install_products_form", "/@@usergroup-userprefs"),
    "speakup": ("/deviations/speakup", "/deviations/speakup/@@speakup-roles"),
    "archivist": ("/deviations/@@subject-access", "/deviations/@@retention"),
    "reader": ("/deviations",),
}
READERS = ("kari", "recipient.ie", "worker.idi", "archivist", "speakup")
BELOW = (
    "",
    "/@@case-log",
    "/@@access-page",
    "/@@action-form?action=close_as_notification",
    "/@@receipt-form",
)
SERVICES = ("", "/@case-log", "/@actions-available", "/@access", "/@archive")


@pytest.mark.parametrize("person", PAGES)
def test_pages(web, places, person):
    seen = web.visitor(person)
    asked = [(path, language) for path in PAGES[person] for language in LANGUAGES]
    below = [place + page for place in places for page in BELOW if person in READERS]
    # One language each: that the others say the same, the translations are held to.
    asked += zip(below, LANGUAGES * len(below), strict=False)
    answers = [(f"{language} {path}", seen.page(path, language=language)) for path, language in asked]
    assert any(answer.status_code == 200 for _where, answer in answers)
    assert [where for where, answer in answers if answer.status_code == 500] == []
    assert wrong((where, answer.text) for where, answer in answers) == []


def test_what_pages_say_instead(web):
    def words(person, path, language):
        page = web.visitor(person).page(path, language=language).text
        return " ".join(unescape(re.sub(r"<[^>]*>", "", page)).split())

    assert "Kvali Fjord · Kvalitetssystem for utdanning" in words(None, "/deviations", "nb")
    assert "– Fjord University College" in words(None, "/deviations", "en")
    assert "den lokale Kvali-administratoren" in words("kari", "/insufficient-privileges", "nb")
    sharing = words("eqs", "/deviations/ie/@@sharing", "nn")
    assert "Lokal Kvali-administrator" in sharing and "Næraste leiar" in sharing
    assert "Mottaker i Tillit" in words("eqs", "/deviations/speakup/@@sharing", "nb")


@pytest.mark.parametrize("person", ["admin.ie", "eqs", *READERS])
def test_services(web, places, person):
    seen = web.visitor(person)
    lists = [
        "/deviations/@deviations",
        "/deviations/@doctor",
        "/deviations/@access",
        "/@types/DeviationReport",
    ]
    lists += [
        "/@types/NotificationCase",
        "/@types/DeviationMeasure",
        "/deviations/@report-deviation",
        "/@types",
    ]
    asked = [*lists, *(place + below for place in places for below in SERVICES)]
    answers = [(path, seen.get(path).text) for path in asked]
    answers += [
        (f"{act} {place}", seen.act(place, act).text)
        for place in places[:1]
        for act in (*OUTCOMES, "close", "update_process")
    ]
    answers.append(("related", seen.act(places[0], "update_process", related=["x"]).text))
    assert wrong(answers) == []


def test_an_error_names_the_number_of_this_institution(web, places):
    refused = web.visitor("worker.idi").act(places[0], "update_process", related=["x"])
    assert "SAK-2026-000412" in refused.text


def test_documents(web, places):
    case = web.at(places[0])
    for language in LANGUAGES:
        with web.house.acting("worker.idi"):
            made = export.case_pdf(Reading(case), Wanted("full", language, True))
        text = reading.text(made)
        assert "Kvali Fjord" in text and NUMBER.search(text)
        opened = reading.opened(made)
        assert str(opened.docinfo["/Author"]).endswith(("fjorden", "Fjord"))
        assert names_in(text) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_mails(web, kind, language):
    web.at("/deviations")
    facts = facts_for(kind)
    place = UNIT_URL if kind in NO_CASE else URL
    told = render(
        notice(kind, unit=facts.unit if facts and kind in NO_CASE else None), facts, place, language, KARI
    )
    assert told.subject.startswith("[Kvali Fjord] ")
    # The number in the notice is one of before.
    for part in (told.subject, told.text, told.html):
        assert names_in(part.replace("AVVIK-2026-000123", "")) == []
        assert not re.search(r"[{}]|\$\w", re.sub(r"(?s)<style.*?</style>", "", part))


def test_a_sentence_ends_with_one_full_stop(web):
    web.at("/deviations")
    told = render(notice("reregistered"), facts_for("reregistered"), URL, "nb", KARI)
    assert "omregistrert til Tillit.\n" in told.text


def test_the_system_check(web):
    answer = web.visitor("eqs").get("/deviations/@doctor").json()
    assert any("Trust" in check["title"] for check in answer["checks"])


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("system", "", "bad_name"),
        ("system", "A | B", "bad_name"),
        ("institution", "<b>Fjord</b>", "bad_name"),
        ("channel", "${system}", "bad_name"),
        ("system_long", "x" * 101, "bad_name"),
        ("number_prefix", "sak", "bad_number_prefix"),
        ("number_prefix", "S", "bad_number_prefix"),
        ("number_prefix", "SAK-1", "bad_number_prefix"),
        ("number_prefix", "VARSEL", "bad_number_prefix"),
        ("role_titles", ["Boss | Sjef | Sjef | Boss"], "bad_role_title"),
        ("role_titles", ["Archivist | Arkivar"], "bad_role_title"),
        ("role_titles", ["Archivist | A | A | A", "Archivist | B | B | B"], "bad_role_title"),
    ],
)
def test_what_is_no_name_is_refused(web, name, value, code):
    answer = web.visitor("technician").patch("/@registry", {f"ntnu.deviations.{name}": value})
    assert answer.status_code == 400
    assert [fault["code"] for fault in answer.json()["errors"]] == [code]


def test_cases_keep_their_numbers_when_new_ones_begin_otherwise(web):
    before = web.committed(lambda house: house.case("received").number)
    assert NUMBER.fullmatch(before)
    assert (
        web.visitor("technician").patch("/@registry", {"ntnu.deviations.number_prefix": "FJ"}).status_code
        == 204
    )
    getRequest().other.pop("_plone_registry_cache", None)
    try:
        after = web.committed(lambda house: house.case("received").number)
        assert re.fullmatch(r"FJ-\d{4}-\d{6}", after)
        seen = web.visitor("recipient.ie")
        for number in (before, after):
            assert seen.page(f"/deviations/case/{number}").status_code == 200
            for text in (number, number.lower(), number.partition("-")[2]):
                found = seen.get("/deviations/@deviations", text=text).json()["items"]
                assert [item["case_number"] for item in found] == [number], text
        assert seen.get("/deviations/@deviations", text=f"{before} {after}").json()["items"] == []
    finally:
        web.committed(lambda house: api.portal.set_registry_record("ntnu.deviations.number_prefix", "SAK"))
    assert settings.get("number_prefix") == "SAK"
