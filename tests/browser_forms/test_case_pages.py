"""Pages of a case over HTTP: what each may read, what each can do, and that nothing typed is lost."""

import pytest
from lxml import html
from tests.browser_forms.part_cases import ASSESSED
from tests.register import NOT_APPROVE


def page(answer):
    return html.fromstring(answer.text)


def value(tree, name):
    return tree.xpath(f"//*[@name='{name}']")[0].get("value")


def uid(web, code):
    return web.committed(lambda house: house.unit(code).UID())


def links(tree):
    return tree.xpath("//aside//a/@href")


def test_the_three_shapes_of_the_page(web):
    case = web.case("in_process")
    worker, reporter = web.visitor("worker.idi").page(case), web.visitor("kari").page(case)
    assert page(worker).xpath("//*[@id='process']")
    assert page(worker).xpath("//*[@id='access']")
    assert not page(reporter).xpath("//*[@id='process']")
    assert not page(reporter).xpath("//*[@id='access']")
    stub = web.visitor("kari").page(web.case("reregistered"))
    assert stub.status_code == 200
    assert "Sensuren" not in stub.text


def test_a_line_manager_reads_the_casework_but_no_name(web):
    case = web.case("in_process")
    answer = web.visitor("manager.idi").page(case)
    assert answer.status_code == 200
    assert page(answer).xpath("//*[@id='process']")
    assert "Navn kari" not in answer.text
    assert not page(answer).xpath("//*[@id='log']")


@pytest.mark.parametrize(
    ("state", "person", "main"),
    [
        ("received", "recipient.ie", "@@receipt-form"),
        ("forwarded", "worker.idi", "@@process-form"),
        ("in_process", "worker.idi", "@@close-form"),
        ("in_process", "manager.idi", None),
        ("closed", "recipient.ie", None),
    ],
)
def test_one_filled_button_at_most(web, state, person, main):
    case = web.case(state)
    tree = page(web.visitor(person).page(case))
    buttons = tree.xpath("//a[contains(@class, 'btn-primary')]/@href")
    assert buttons == ([f"{web.url}{case}/{main}"] if main else [])


def test_the_receipt_form_shows_what_would_happen_before_it_does_it(web):
    case, recipient = web.case("received"), web.visitor("recipient.ie")
    sent = {
        **ASSESSED,
        "do": "approve",
        "approve.unit": uid(web, "IDI"),
        "approve.case_worker": "worker.idi",
        "not_approve.text": "typed before another choice",
        "seen": value(page(recipient.page(f"{case}/@@receipt-form")), "seen"),
    }
    looked = recipient.send(f"{case}/@@receipt-form", {**sent, "complete": "1"})
    tree = page(looked)
    assert looked.status_code == 200
    assert "Navn worker.idi" in tree.xpath("//*[@id='dv-preview']")[0].text_content()
    assert tree.xpath("//*[@name='not_approve.text']")[0].text == "typed before another choice"
    assert recipient.get(case).json()["review_state"] == "received"

    done = recipient.send(f"{case}/@@receipt-form", {**sent, "looked": "1", "complete": "1"})
    assert done.status_code == 303
    assert recipient.page(done.headers["Location"]).status_code == 200
    assert "/idi/" in web.place(web.at(done.headers["Location"]))


def test_the_preview_alone_for_the_script(web):
    case, recipient = web.case("received"), web.visitor("recipient.ie")
    answer = recipient.send(f"{case}/@@receipt-form", {"do": "approve", "preview": "1"})
    assert answer.status_code == 200
    assert not page(answer).xpath("//h1")
    assert "dv-preview" in answer.text
    assert "data-dv-ready" not in answer.text


def test_nothing_chosen_is_said_at_the_choices(web):
    case, recipient = web.case("received"), web.visitor("recipient.ie")
    answer = recipient.send(f"{case}/@@receipt-form", {"complete": "1", "assessment_deviation": "no"})
    tree = page(answer)
    assert answer.status_code == 400
    assert tree.xpath("//*[@id='dv-errors']//a/@href") == ["#do"]
    assert tree.xpath("//*[@name='assessment_deviation'][@value='no']/@checked")


def test_who_loses_the_case_by_the_act_comes_to_her_list(web):
    case, recipient = web.case("received"), web.visitor("recipient.ie")
    sent = {
        **ASSESSED,
        "do": "change_unit",
        "change_unit.faculty": uid(web, "HF"),
        "change_unit.reason": "Gjelder HF.",
    }
    answer = recipient.send(f"{case}/@@receipt-form", {**sent, "looked": "1", "complete": "1"})
    assert answer.status_code == 303
    assert answer.headers["Location"].endswith("/@@worklist")
    shown = recipient.page(answer.headers["Location"])
    assert shown.status_code == 200
    assert "AVVIK-" in page(shown).xpath("//*[@id='global_statusmessage']")[0].text_content()


def test_somebody_was_first(web):
    case, recipient = web.case("received"), web.visitor("recipient.ie")
    seen = value(page(recipient.page(f"{case}/@@receipt-form")), "seen")
    web.visitor("second.ie").act(case, "not_approve", **NOT_APPROVE)
    sent = {"do": "reregister", "reregister.text": "Dette er alvorlig.", "seen": seen, "looked": "1"}
    answer = recipient.send(f"{case}/@@receipt-form", {**sent, "complete": "1"})
    tree = page(answer)
    assert answer.status_code == 409
    assert tree.xpath("//*[@name='reregister.text']")[0].text == "Dette er alvorlig."
    assert value(tree, "seen") != seen


def test_without_the_forms_token_the_text_stays(web):
    case, recipient = web.case("received"), web.visitor("recipient.ie")
    sent = {"do": "reregister", "reregister.text": "Dette er alvorlig.", "looked": "1", "complete": "1"}
    answer = recipient.send(f"{case}/@@receipt-form", sent, token=False)
    assert answer.status_code == 403
    assert page(answer).xpath("//*[@name='reregister.text']")[0].text == "Dette er alvorlig."
    assert recipient.get(case).json()["review_state"] == "received"


def test_who_was_logged_out_gets_what_she_typed_back(web):
    number = web.committed(lambda house: house.report().number)
    typed = {"do": "not_approve", "not_approve.text": "Dette tar\n<b>faglærer</b> seg av.", "seen": "1"}
    sent = {**typed, "looked": "1", "complete": "1"}
    answers = [
        web.visitor(None).send(f"/deviations/case/{asked}/receipt-form", sent, token=False)
        for asked in (number, "AVVIK-1999-000000")
    ]
    shown = [answer.text.replace(number, "AVVIK-1999-000000") for answer in answers]
    assert [answer.status_code for answer in answers] == [401, 401]
    assert [value(page(answer), "not_approve.text") for answer in answers] == [typed["not_approve.text"]] * 2
    assert "Sensuren" not in shown[0] and "<b>faglærer" not in shown[0]
    tree = page(answers[0])
    assert typed["not_approve.text"] in tree.xpath("//form[@id='form']")[0].text_content()
    assert tree.xpath("//*[@id='dv-logged-out'][not(@hidden)]//a[contains(@href, '/login')]")
    # She logs in, and sends what stands on that page.
    again = {field.get("name"): field.get("value") for field in tree.xpath("//form[@id='form']//input")}
    assert "looked" not in again and "complete" not in again
    back = web.visitor("recipient.ie").send(tree.xpath("//form[@id='form']/@action")[0], again, token=False)
    assert page(back).xpath("//*[@name='not_approve.text']")[0].text.strip() == typed["not_approve.text"]


def test_a_form_for_what_cannot_be_done_now_says_so(web):
    case = web.case("in_process")
    answer = web.visitor("recipient.ie").page(f"{case}/@@receipt-form")
    assert answer.status_code == 409
    assert web.visitor("recipient.ie").page(f"{case}/@@action-form", action="fly").status_code == 404


def test_what_has_no_consequence_is_done_at_once(web):
    case, worker = web.case("in_process"), web.visitor("worker.idi")
    sent = {"update_process.cause": "Ingen hadde ansvaret.", "update_process.severity": "low"}
    answer = worker.send(f"{case}/@@process-form", {**sent, "complete": "1"})
    assert answer.status_code == 303
    assert "Ingen hadde ansvaret." in worker.page(case).text


def test_no_page_of_a_case_for_who_may_not_see_it(web):
    case = web.case("in_process")
    for name in ("", "/@@process-form", "/@@close-form", "/@@action-form?action=reassign"):
        assert web.visitor("per").page(f"{case}{name}").status_code == 404
