"""The page of a case for its reporter: what she is asked, told and can do, and what she never reads."""

import pytest
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from lxml import html
from tests.browser_forms.part_cases import hrefs
from tests.browser_forms.part_cases import panel
from tests.browser_forms.part_cases import text
from tests.browser_forms.part_cases import tree
from tests.house import at
from tests.register import CLOSE
from tests.register import NOT_APPROVE

#: Monday 23 November 2026; the answer is due on 21 December.
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
PRELIMINARY = {
    "reason": "Sakkyndig er syk.",
    "expected": "2027-01-15",
    "text": "Vi trenger mer tid, for vi venter på en uttalelse.",
}


@pytest.fixture
def case(web):
    with at(NOON):
        yield web.case("in_process")


def story(page) -> list[str]:
    return [text(event) for event in page.xpath("//ol[@class='dv-timeline']/li")]


def questions(page):
    return page.xpath("//section[contains(@class, 'dv-ask')]")


def ask(web, case, words, minutes=0):
    """Ask the reporter, so many minutes after noon; the UID of the question."""
    worker = web.visitor("worker.idi")
    with at(NOON + timedelta(minutes=minutes)):
        worker.act(case, "request_information", text=words)
        return next(m["UID"] for m in worker.get(case).json()["messages"] if m["text"] == words)


def test_each_question_has_a_form_and_the_answer_goes_where_it_belongs(web, case):
    first, second = ask(web, case, "Hvor mange?"), ask(web, case, "Når?", minutes=1)
    kari = web.visitor("kari")
    page = tree(kari.page(case))
    assert [text(q.xpath("./p")) for q in questions(page)] == ["Hvor mange?", "Når?"]
    form = questions(page)[1].xpath("./form")[0]
    sent = {field.get("name"): field.get("value") for field in form.xpath(".//input[@type='hidden']")}
    assert sent["answer.question"] == second
    done = kari.send(form.get("action"), {**sent, "answer.text": "I fjor.", "complete": "1"}, token=False)
    assert done.status_code == 303
    # The address of the answer leads to where it stands on the page.
    onward = kari.page(done.headers["Location"])
    assert onward.headers["Location"] == f"{web.url}{case}#messages"
    page = tree(kari.page(case))
    assert "Svaret ditt er sendt." in text(page)
    assert [text(q.xpath("./p")) for q in questions(page)] == ["Hvor mange?"]
    answers = [m for m in web.visitor("worker.idi").get(case).json()["messages"] if m["kind"] == "answer"]
    assert [(m["question"], m["text"]) for m in answers] == [(second, "I fjor.")]
    assert first != second


def test_an_answer_that_will_not_do_comes_back_with_the_question_and_what_was_typed(web, case):
    uid = ask(web, case, "Hvor mange?")
    kari = web.visitor("kari")
    sent = {"answer.question": uid, "answer.text": "Ring 73 59 50 00", "complete": "1"}
    answer = kari.send(f"{case}/@@answer-form", sent)
    assert answer.status_code == 400
    assert "Hvor mange?" in answer.text and "Ring 73 59 50 00" in answer.text
    assert "warnings_confirmed" in answer.text


def test_files_go_along_with_an_answer(web, case):
    uid = ask(web, case, "Har du brevet?")
    sent = {"answer.question": uid, "answer.text": "Her er det.", "complete": "1"}
    files = {"attachments": ("brev.pdf", b"%PDF")}
    assert web.visitor("kari").send(f"{case}/@@answer-form", sent, files=files).status_code == 303
    assert "brev.pdf" in panel(tree(web.visitor("worker.idi").page(case)), "messages")


def test_a_question_is_answered_once(web, case):
    uid = ask(web, case, "Hvor mange?")
    kari = web.visitor("kari")
    kari.act(case, "answer", question=uid, text="Ti.")
    ask(web, case, "Og når?")
    sent = {"answer.question": uid, "answer.text": "Tolv.", "complete": "1"}
    answer = kari.send(f"{case}/@@answer-form", sent)
    assert answer.status_code == 400
    assert "Spørsmålet er besvart" in text(html.fromstring(answer.text).xpath("//*[@id='dv-errors']"))
    texts = [m["text"] for m in kari.get(case).json()["messages"]]
    assert "Tolv." not in texts


def test_the_story_tells_what_was_for_her(web, case):
    worker, kari = web.visitor("worker.idi"), web.visitor("kari")
    worker.act(case, "add_message", text="Internt", audience="internal")
    uid = ask(web, case, "Hvor mange?")
    kari.act(case, "answer", question=uid, text="Ti.")
    worker.act(case, "add_message", text="Takk.", audience="reporter")
    kari.act(case, "add_information", text="Elleve.")
    worker.act(case, "add_coworker", person="worker.iik")
    page = tree(kari.page(case))
    assert [line.partition("november ")[2] for line in story(page)[3:-1]] == [
        "Du fikk et spørsmål Les det",
        "Du svarte på spørsmålet Les det",
        "Du fikk en beskjed Les det",
        "Du la til opplysninger Les det",
    ]
    anchors = [href for href in hrefs(page, "//ol") if href.startswith("#message-")]
    assert anchors and all(page.xpath(f"//*[@id='{anchor[1:]}']") for anchor in anchors)


def test_a_preliminary_response_stands_with_its_law_and_the_new_date(web, case):
    with at(NOON):
        web.visitor("worker.idi").act(case, "preliminary_response", **PRELIMINARY)
        answer = web.visitor("kari").page(case)
    page = tree(answer)
    shown = panel(page, "preliminary")
    assert "fredag 15. januar 2027" in shown.replace("\u00a0", " ")
    assert "forvaltningsloven § 11 a" in shown and PRELIMINARY["text"] in shown
    assert PRELIMINARY["reason"] not in answer.text
    assert [line for line in story(page) if "foreløpig svar" in line][0].endswith("Les det")


def test_the_right_to_use_speakup_when_nobody_has_answered(web, case):
    with at(NOON + timedelta(days=28)):
        assert "rett til" not in text(tree(web.visitor("kari").page(case)).xpath("//header"))
    with at(NOON + timedelta(days=29)):
        page = tree(web.visitor("kari").page(case))
        assert "Du har rett til å varsle i Si ifra!" in text(page.xpath("//main//header"))


def test_a_report_is_withdrawn_until_it_is_processed(web):
    case = web.case("forwarded")
    kari = web.visitor("kari")
    assert any("action=withdraw" in href for href in hrefs(tree(kari.page(case)), "//aside"))
    sent = {"action": "withdraw", "withdraw.reason": "Det har ordnet seg.", "complete": "1"}
    done = kari.send(f"{case}/@@action-form", sent)
    assert done.status_code == 303
    page = tree(kari.page(case))
    assert "Du har trukket meldingen, og saken er lukket." in text(page)
    assert not any("action=" in href for href in hrefs(page))
    assert story(page)[-1].endswith("Du trakk meldingen")
    other = tree(kari.page(web.case("in_process")))
    assert not any("action=withdraw" in href for href in hrefs(other))


def test_it_is_not_solved_can_be_said_for_thirty_days(web, case):
    with at(NOON):
        web.visitor("worker.idi").act(case, "close", **CLOSE)
        page = tree(web.visitor("kari").page(case))
        assert "23. desember 2026" in panel(page, "outcome").replace("\u00a0", " ")
    with at(NOON + timedelta(days=31)):
        page = tree(web.visitor("kari").page(case))
        assert not any("not_solved" in href for href in hrefs(page))
        assert web.visitor("kari").page(f"{case}/@@action-form", action="not_solved").status_code == 409
    with at(NOON + timedelta(days=29)):
        sent = {"action": "not_solved", "not_solved.text": "Det skjedde igjen.", "complete": "1"}
        assert web.visitor("kari").send(f"{case}/@@action-form", sent).status_code == 303
        page = tree(web.visitor("kari").page(case))
    assert "Du har sagt fra om at det ikke er løst." in panel(page, "outcome")
    assert "Det skjedde igjen." in panel(page, "messages")
    assert "Melderen sier at det ikke er løst" in text(tree(web.visitor("recipient.ie").page(case)))


def test_a_decision_at_receipt_can_be_asked_about_for_thirty_days(web, case):
    received = web.case("received")
    with at(NOON):
        web.visitor("recipient.ie").act(received, "not_approve", **NOT_APPROVE)
        page = tree(web.visitor("kari").page(received))
        assert "Spør om avgjørelsen" in panel(page, "outcome")
        assert "23. desember 2026" in panel(page, "outcome").replace("\u00a0", " ")
        assert web.visitor("per").page(f"{received}/@@action-form", action="not_solved").status_code == 404
    with at(NOON + timedelta(days=31)):
        assert web.visitor("kari").page(f"{received}/@@action-form", action="not_solved").status_code == 409
    with at(NOON + timedelta(days=29)):
        sent = {"action": "not_solved", "not_solved.text": "Hvorfor ikke?", "complete": "1"}
        assert web.visitor("kari").send(f"{received}/@@action-form", sent).status_code == 303
        page = tree(web.visitor("kari").page(received))
    assert "Du har spurt om avgjørelsen." in panel(page, "outcome")
    assert "Hvorfor ikke?" in panel(page, "messages")
    assert "Hvorfor ikke?" in text(tree(web.visitor("recipient.ie").page(received)))


def test_her_forms_lead_back_to_her_cases_and_name_nobody(web, case):
    ask(web, case, "Hvor mange?")
    kari = web.visitor("kari")
    for address in ("@@answer-form", "@@action-form?action=add_information"):
        answer = kari.page(f"{case}/{address}")
        page = tree(answer)
        assert "Mine saker" in text(page.xpath("//nav[@class='crumb']"))
        assert "worker.idi" not in answer.text and "recipient.ie" not in answer.text
        assert not page.xpath("//*[@id='dv-preview']") and not page.xpath("//*[@name='seen']")


def test_closed_as_a_notification_she_reads_the_comment(web, case):
    sent = {
        "action": "close_as_notification",
        "close_as_notification.comment": "Saken følges opp som varsel.",
        "complete": "1",
        "looked": "1",
    }
    done = web.visitor("worker.idi").send(f"{case}/@@action-form", sent)
    assert done.status_code == 303
    page = tree(web.visitor("kari").page(case))
    assert "Saken følges opp som varsel." in panel(page, "outcome")
    assert "varslingssak" in story(page)[-1]
