"""The report form over HTTP: step by step, nothing stored before the end, nothing typed lost."""

from lxml import html
from ntnu.deviations.access.index import index_of

FORM = "/deviations/@@report"
CHECK = {"step": "check", "gate": "none", "tried_channels": ["teacher"], "reporter_kind": "student"}
DESCRIBE = {
    **CHECK,
    "step": "describe",
    "title": "Opptaka manglar",
    "what_happened": "Tre veker utan opptak <b>.",
    "themes": ["teaching"],
}
NEXT = {"next": "1"}


def where(web):
    """The last step, filled in as far as the page before allows."""
    faculty = web.house.unit("IE")
    return {
        **DESCRIBE,
        "step": "where",
        "faculty": web.portal["deviations"]["ie"].UID(),
        "unit": faculty.code,
    }


def cases(web):
    return len(index_of(web.at("/deviations")))


def page(answer):
    return html.fromstring(answer.text)


def value(tree, name):
    return tree.xpath(f"//*[@name='{name}']")[0].get("value")


def test_who_is_not_logged_in_is_asked_to(web):
    answer = web.visitor(None).page(FORM)
    assert answer.status_code == 302
    assert "login" in answer.headers["Location"]


def test_a_step_goes_on_to_the_next_and_carries_what_was_typed(web):
    tree = page(web.visitor("kari").send(FORM, {**DESCRIBE, **NEXT}))
    assert value(tree, "step") == "where"
    assert value(tree, "what_happened") == DESCRIBE["what_happened"]
    assert value(tree, "gate") == "none"


def test_a_step_with_faults_stays_and_says_so(web):
    answer = web.visitor("kari").send(FORM, {**CHECK, "step": "describe", "title": "Kort", **NEXT})
    tree = page(answer)
    assert answer.status_code == 400
    assert tree.xpath("//title")[0].text.startswith("Feil: ")
    assert value(tree, "step") == "describe"
    assert value(tree, "title") == "Kort"
    hrefs = tree.xpath("//*[@id='dv-errors']//a/@href")
    assert "#what-happened" in hrefs
    assert all(tree.xpath(f"//*[@id='{href[1:]}']") for href in hrefs)


def test_a_day_that_has_not_come_is_told_of_where_it_is_asked_for(web):
    answer = web.visitor("kari").send(FORM, {**DESCRIBE, "occurred": "2190-01-01", **NEXT})
    tree = page(answer)
    assert answer.status_code == 400
    assert value(tree, "step") == "describe"
    assert tree.xpath("//*[@id='dv-errors']//a/@href") == ["#occurred"]


def test_back_asks_for_nothing_and_loses_nothing(web):
    answer = web.visitor("kari").send(FORM, {**CHECK, "step": "describe", "title": "Kort", "back": "1"})
    assert answer.status_code == 200
    assert value(page(answer), "step") == "check"
    assert value(page(answer), "title") == "Kort"


def test_what_belongs_elsewhere_gets_an_exit_before_anything_is_stored(web):
    before = cases(web)
    answer = web.visitor("kari").send(FORM, {**CHECK, "gate": "grave", **NEXT})
    assert answer.status_code == 200
    assert "Si ifra!" in page(answer).xpath("//h1")[0].text_content()
    assert cases(web) == before
    # The last step does not let it through either.
    answer = web.visitor("kari").send(FORM, {**where(web), "step": "send", "gate": "grave", "send": "1"})
    assert "Si ifra!" in page(answer).xpath("//h1")[0].text_content()
    assert cases(web) == before


def test_the_last_step_sends_once_with_files(web):
    before = cases(web)
    sent = {**where(web), "step": "send", "no_sensitive_data": "yes", "send": "1"}
    sent.pop("unit")
    files = [("attachments", ("brev.pdf", b"%PDF-1.4", "application/pdf"))]
    kari = web.visitor("kari")
    answer = kari.send(FORM, sent, files=files)
    assert answer.status_code == 303
    assert answer.headers["Location"].endswith("/@@report-received")
    assert cases(web) == before + 1
    received = kari.page(answer.headers["Location"])
    assert received.status_code == 200
    assert "AVVIK-" in received.text


def test_a_file_that_is_refused_leaves_the_text(web):
    before = cases(web)
    sent = {**where(web), "step": "send", "no_sensitive_data": "yes", "send": "1"}
    files = [("attachments", ("brev.exe", b"MZ", "application/octet-stream"))]
    answer = web.visitor("kari").send(FORM, sent, files=files)
    assert answer.status_code == 415
    assert value(page(answer), "what_happened") == DESCRIBE["what_happened"]
    assert cases(web) == before


def test_a_file_name_that_gives_a_warning_can_be_confirmed(web):
    before = cases(web)
    sent = {**where(web), "step": "send", "no_sensitive_data": "yes", "send": "1"}
    files = [("attachments", ("94512345.jpg", b"\xff\xd8\xff\xe0", "image/jpeg"))]
    kari = web.visitor("kari")
    answer = kari.send(FORM, sent, files=files)
    tree = page(answer)
    assert answer.status_code == 400
    (line,) = tree.xpath("//*[@id='dv-errors']//a")
    assert line.get("href") == "#attachments"
    assert line.text_content().startswith("Vedlegg: ")
    (box,) = tree.xpath("//input[@name='warnings_confirmed'][@type='checkbox']")
    assert box.get("value") == "telephone_number:attachments"
    assert tree.xpath(f"//label[@for='{box.get('id')}']")
    assert cases(web) == before

    answer = kari.send(FORM, {**sent, "warnings_confirmed": box.get("value")}, files=files)
    assert answer.status_code == 303
    assert cases(web) == before + 1


def test_the_files_have_help_as_every_field(web):
    tree = page(web.visitor("kari").send(FORM, {**where(web), **NEXT}))
    assert value(tree, "step") == "send"
    control = tree.xpath("//input[@type='file']")[0]
    assert control.get("name") == control.get("id") == "attachments"
    assert tree.xpath("//label[@for='attachments']")
    assert tree.xpath("//button[@aria-controls='attachments-help']")
    assert tree.xpath("//*[@id='attachments-help']")[0].text_content()
    assert "jpg" in tree.xpath(f"//*[@id='{control.get('aria-describedby')}']")[0].text_content()


def test_a_fault_in_an_earlier_step_opens_that_step(web):
    sent = {**where(web), "title": "", "step": "send", "no_sensitive_data": "yes", "send": "1"}
    answer = web.visitor("kari").send(FORM, sent)
    assert answer.status_code == 400
    assert value(page(answer), "step") == "describe"


def test_without_the_forms_token_nothing_is_sent_and_nothing_lost(web):
    before = cases(web)
    sent = {**where(web), "step": "send", "no_sensitive_data": "yes", "send": "1"}
    answer = web.visitor("kari").send(FORM, sent, token=False)
    tree = page(answer)
    assert answer.status_code == 403
    assert value(tree, "what_happened") == DESCRIBE["what_happened"]
    assert value(tree, "_authenticator")
    assert cases(web) == before


def test_who_was_logged_out_gets_the_text_back(web):
    before = cases(web)
    sent = {**where(web), "step": "send", "no_sensitive_data": "yes", "send": "1"}
    answer = web.visitor(None).send(FORM, sent, token=False)
    tree = page(answer)
    assert answer.status_code == 401
    assert value(tree, "what_happened") == DESCRIBE["what_happened"]
    assert tree.xpath("//*[@id='dv-logged-out'][not(@hidden)]//a[contains(@href, '/login')]")
    assert cases(web) == before


def test_a_warning_is_confirmed_and_stays_confirmed(web):
    kari = web.visitor("kari")
    sent = {**DESCRIBE, "what_happened": "Ring 412 34 567", **NEXT}
    answer = kari.send(FORM, sent)
    assert answer.status_code == 400
    code = page(answer).xpath("//input[@name='warnings_confirmed'][@type='checkbox']/@value")
    tree = page(kari.send(FORM, {**sent, "warnings_confirmed": code}))
    assert value(tree, "step") == "where"
    assert tree.xpath("//input[@name='warnings_confirmed'][@type='hidden']/@value") == code
