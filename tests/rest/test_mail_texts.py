"""Texts of mails that a register has of its own: by page and REST, what is refused, and what is sent then."""

import pytest
from html import unescape
from lxml import html
from ntnu.deviations import own_settings
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.mail import outbox
from tests.rest.asking import refused
from zope.globalrequest import getRequest

ADDRESS = "/deviations/@mail-texts"
PAGE = "/deviations/@@mail-text?kind={}&language={}"
TEXT = {
    "subject": "Ny melding {number}",
    "body": "Hei, {recipient_name}.\n\nVi har fått {title}.\n\nÅpne: {url}",
}
OTHERS = ("kari", "recipient.ie", "worker.idi", "admin.ie", "archivist", "reader", "local.owner", None)


def put(web, kind="received", language="nb", person="eqs", /, **typed):
    return web.visitor(person).patch(ADDRESS, {"kind": kind, "language": language, **typed})


def look(web, kind="received", person="eqs", /, **more):
    return web.visitor(person).post(ADDRESS, {"kind": kind, "language": "nb", **more})


def item(web, kind="received"):
    (found,) = [one for one in web.visitor("eqs").get(ADDRESS).json()["items"] if one["kind"] == kind]
    return found


@pytest.fixture(autouse=True)
def shipped(web):
    # What sends mails works for one register.
    web.committed(lambda house: own_settings.enter(house.register, getRequest()))
    yield
    for kind in ("received", "closed", "access_ended"):
        assert put(web, kind).status_code == 200
    own_settings.enter(None, getRequest())


def test_what_there_is(web):
    found = item(web)
    assert found["texts"]["nb"]["own"] is False and found["texts"]["nb"]["subject"]
    assert {"number", "title", "url", "system"} <= found["variables"].keys() and found["not_told"] == []
    assert found["about"] == "Thank you for telling us. We have received your report."
    assert found["variables"]["number"] == "The number of the case"
    assert item(web, "access_ended")["not_told"] == ["due", "faculty", "title", "unit", "url"]
    assert not {"title", "url"} & item(web, "access_ended")["variables"].keys()


def test_a_text_is_sent_as_it_was_changed(web):
    answer = put(web, **TEXT)
    assert answer.status_code == 200 and answer.json()["texts"]["nb"] == {**TEXT, "own": True}
    number = web.at(web.case("received")).number
    web.committed(lambda house: house.forget_mails())
    web.committed(lambda house: house.report(title="Tavla er ødelagt"))
    mails = web.committed(lambda house: [m for m in house.mails() if m["To"].startswith("kari@")])
    assert "] Ny melding " in mails[-1]["Subject"] and mails[-1]["Subject"].startswith("[")
    text = mails[-1].get_body(("plain",)).get_content()
    assert "Vi har fått Tavla er ødelagt." in text and number not in text
    assert item(web)["texts"]["en"]["own"] is False
    # The same text as the shipped one is the shipped one.
    assert put(web).json()["texts"]["nb"]["own"] is False
    same = {name: item(web)["texts"]["nb"][name] for name in ("subject", "body")}
    assert put(web, **same).json()["texts"]["nb"] == {**same, "own": False}


def test_the_log_tells_of_each_change(web):
    before = len(caselog.entries(web.at("/deviations")))
    put(web, **TEXT)
    put(web, **TEXT)
    put(web)
    found = [(e.actor, e.action, dict(e.why)) for e in caselog.entries(web.at("/deviations"))[before:]]
    text = f"{TEXT['subject']}\n\n{TEXT['body']}\n"
    setting = "ntnu.deviations.mail.received.nb"
    assert found == [
        ("eqs", "settings_changed", {"setting": setting, "before": None, "after": text}),
        ("eqs", "settings_changed", {"setting": setting, "before": text, "after": None}),
    ]
    page = html.fromstring(web.visitor("eqs").page(PAGE.format("received", "nb")).text)
    latest = " ".join(page.xpath("//main//ul[@class='dv-rows']/li")[0].text_content().split())
    assert latest.startswith("Navn eqs") and latest.endswith("Fra nå av Den leverte teksten"), latest
    assert latest.count("Vi har fått {title}.") == 1


@pytest.mark.parametrize(
    "kind, typed, wrong",
    [
        ("received", {**TEXT, "body": "{what_happened}"}, ("body", "mail_unknown_variable")),
        ("received", {**TEXT, "subject": "{salary}"}, ("subject", "mail_unknown_variable")),
        ("access_ended", {**TEXT, "body": "{title}", "subject": "Takk"}, ("body", "mail_hidden_variable")),
        ("access_ended", {"subject": "{unit}", "body": "Takk"}, ("subject", "mail_hidden_variable")),
        ("reregistered", {"subject": "Takk", "body": "{title}"}, ("body", "mail_hidden_variable")),
        ("received", {**TEXT, "body": "{number.__class__}"}, ("body", "mail_brace")),
        ("received", {**TEXT, "body": "{number!r:>9}"}, ("body", "mail_brace")),
        ("received", {**TEXT, "body": "Se {url} her"}, ("body", "mail_link")),
        ("received", {**TEXT, "subject": "Takk\nBcc: per@example.org"}, ("subject", "one_line")),
        ("received", {**TEXT, "subject": "x" * 201}, ("subject", "too_long")),
        ("received", {**TEXT, "subject": " "}, ("subject", "required")),
        ("received", {"subject": "Takk"}, ("body", "required")),
        ("received", {**TEXT, "body": 7}, ("body", "wrong_type")),
        ("received", {**TEXT, "html": "<b>"}, ("html", "unknown_field")),
        ("preliminary_response", {"subject": "Takk", "body": "{text}"}, ("body", "mail_missing_variable")),
        ("delayed", {"subject": "Takk", "body": "Vent litt."}, ("body", "mail_missing_variable")),
        ("no_such", TEXT, ("kind", "unknown_value")),
    ],
)
def test_what_is_refused_and_nothing_changed(web, kind, typed, wrong):
    assert wrong in refused(put(web, kind, **typed), 400)
    assert look(web, kind, **typed).status_code == 400
    assert not item(web, "received")["texts"]["nb"]["own"]


def test_what_readers_have_a_right_to_be_told_stays_in_the_text(web):
    before = item(web, "delayed")["texts"]["nb"]
    typed = {"subject": before["subject"], "body": f"Beklager.\n\n{before['body']}"}
    assert put(web, "delayed", **typed).json()["texts"]["nb"]["own"] is True
    without = typed["body"].replace("{speakup_url}", "").replace("{citation}", "loven")
    answer = put(web, "delayed", subject=typed["subject"], body=without)
    assert refused(answer, 400) == [("body", "mail_missing_variable")] * 2
    assert item(web, "delayed")["texts"]["nb"]["body"] == typed["body"]
    assert put(web, "delayed").json()["texts"]["nb"]["own"] is False


def test_a_language_that_is_not_offered(web):
    assert refused(put(web, "received", "xx", **TEXT), 400) == [("language", "unknown_value")]


def test_the_words_of_a_refusal_name_what_is_allowed_and_nothing_typed_is_lost(web):
    typed = {"subject": "Om {number} & <b>", "body": "Lønn: {salary}\n\n<script>", "send": "1"}
    shown = web.visitor("eqs").send(PAGE.format("received", "nb"), typed)
    assert shown.status_code == 400
    text = unescape(shown.text)
    assert "{salary} i denne" in text and "Du kan bruke: due, faculty, number" in text
    page = html.fromstring(shown.text)
    assert page.get_element_by_id("subject").get("value") == typed["subject"]
    assert page.get_element_by_id("body").text.strip().splitlines()[-1] == "<script>"
    assert page.get_element_by_id("body").get("aria-invalid") == "true" and "<script>" not in shown.text
    assert not item(web)["texts"]["nb"]["own"]


def test_by_page(web):
    eqs = web.visitor("eqs")
    assert "@@mail-texts" in eqs.page("/deviations/@@register-settings").text
    assert "/deviations/@@mail-texts" in eqs.page("/@@deviation-settings").text
    listed = eqs.page("/deviations/@@mail-texts", language="en")
    assert listed.status_code == 200 and "kind=speakup_answer&amp;language=nn" in listed.text
    address = PAGE.format("closed", "nn")
    shown = unescape(eqs.send(address, {**TEXT, "look": "1"}).text)
    assert "Vi har fått [title]." in shown and "[number]" in shown
    assert eqs.send(address, {**TEXT, "send": "1"}).status_code == 303
    assert item(web, "closed")["texts"]["nn"]["own"] is True
    assert eqs.send(address, {"reset": "1"}).status_code == 303
    assert item(web, "closed")["texts"]["nn"]["own"] is False
    for wrong in (PAGE.format("no_such", "nb"), PAGE.format("closed", "xx"), "/deviations/@@mail-text"):
        assert eqs.page(wrong).status_code == 404


def test_markup_is_text(web):
    found = look(web, subject="<b>Hei</b>", body="<script>alert(1)</script> {recipient_name}").json()
    assert (
        "&lt;script&gt;" in found["html"] and "<script>" not in found["html"] and "<b>" not in found["html"]
    )
    assert found["text"].startswith("<script>alert(1)</script> Navn eqs")


def test_a_test_goes_to_oneself_alone(web):
    web.committed(lambda house: house.forget_mails())
    assert look(web, **TEXT, send=True).json()["sent"] is True
    (mail,) = web.committed(lambda house: house.mails())
    assert mail["To"].startswith("eqs@") and "] Test: Ny melding [number]" in mail["Subject"]
    assert "Vi har fått [title]." in mail.get_body(("plain",)).get_content()
    assert not item(web)["texts"]["nb"]["own"]


def test_on_a_case_only_for_who_reads_it(web):
    path = web.case("in_process", title="Hemmelig tavle")
    number = web.at(path).number
    # An administrator of the system reads no case, and learns not even that there is one.
    for person, wanted in (("eqs", number), ("eqs", "AVVIK-1999-1"), ("technician", "AVVIK-1999-1")):
        answer = look(web, "received", person, **TEXT, case_number=wanted)
        assert refused(answer, 400) == [("case_number", "unknown_case")] and "Hemmelig" not in answer.text
    found = look(web, "received", "technician", **TEXT, case_number=number.lower()).json()
    assert "Vi har fått Hemmelig tavle." in found["text"] and found["subject"].endswith(
        f"Ny melding {number}"
    )
    assert {"recipient.ie", "worker.idi", "manager.idi"} <= set(found["readers"])
    assert not {"eqs", "ola", "worker.hf"} & set(found["readers"])
    for person in ("worker.idi", "manager.idi"):
        as_read = look(web, "received", "technician", **TEXT, case_number=number, reader=person).json()
        assert as_read["to"] == person and f"Hei, Navn {person}." in as_read["text"]
    for person in ("ola", "eqs", "nobody"):
        answer = look(web, "received", "technician", **TEXT, case_number=number, reader=person)
        assert refused(answer, 400) == [("reader", "unknown_value")]
    # What the readers of this mail are not told, is not told on a real case either.
    text = {"subject": "Slutt {number}", "body": "Takk."}
    assert "Hemmelig" not in look(web, "access_ended", "technician", **text, case_number=number).text


@pytest.mark.parametrize("person", OTHERS)
def test_for_nobody_else(web, person):
    visitor = web.visitor(person)
    status = (401, 403) if person else (401,)
    assert visitor.get(ADDRESS).status_code in status
    assert put(web, "received", "nb", person, **TEXT).status_code in status
    assert look(web, "received", person, **TEXT, send=True).status_code in status
    for page in ("/deviations/@@mail-texts", PAGE.format("received", "nb")):
        assert visitor.page(page).status_code in (302, 401, 403)
    assert visitor.send(PAGE.format("received", "nb"), {**TEXT, "send": "1"}).status_code in (302, 401, 403)
    assert not item(web)["texts"]["nb"]["own"]


def test_a_text_that_will_not_do_any_more_stops_no_mail(web):
    record, text = "ntnu.deviations.mail.received.nb", "Om {former_word}\n\nHei.\n"
    web.committed(lambda house: own_settings.set_own(house.register, {record: text}))
    assert not item(web)["texts"]["nb"]["own"]
    web.committed(lambda house: house.forget_mails())
    web.committed(lambda house: house.report())
    assert web.committed(lambda house: any("former_word" in m.as_string() for m in house.mails())) is False
    assert web.committed(lambda house: [m for m in house.mails() if m["To"].startswith("kari@")])
    assert web.committed(lambda house: outbox.state(house.register).waiting) == 0
    web.committed(lambda house: own_settings.set_own(house.register, {record: None}))
