"""Messages on the page of a case: those who work on it, its line manager, and notes of their own."""

import pytest
from tests.browser_forms.part_cases import act
from tests.browser_forms.part_cases import file
from tests.browser_forms.part_cases import hrefs
from tests.browser_forms.part_cases import panel
from tests.browser_forms.part_cases import text
from tests.browser_forms.part_cases import tree
from tests.browser_forms.part_cases import uid
from tests.register import CLOSE

NOTE = "Studieadministrasjonen bekrefter det."
MESSAGE = "Vi ser på det denne uken."
QUESTION = "Hvor mange gjelder det?"
ANSWER = "Minst fjorten."


@pytest.fixture(scope="module")
def case(web):
    """A case in which everything has been said: a note, a message, and a question with its answer."""
    case = web.case("in_process")
    worker = web.visitor("worker.idi")
    worker.act(case, "add_message", text=NOTE, audience="internal")
    worker.act(case, "add_message", text=MESSAGE, audience="reporter")
    worker.act(case, "request_information", text=QUESTION)
    question = worker.get(case).json()["messages"][-1]["UID"]
    worker.act(case, "request_information", text="Når skjedde det?")
    web.visitor("kari").act(case, "answer", question=question, text=ANSWER)
    return case


def posts(page) -> list[tuple[str, str]]:
    """Look and words of each post, in order."""
    found = page.xpath("//article[contains(@class, 'dv-post')]")
    return [(post.get("class").split("is-")[1], text(post)) for post in found]


def said(page) -> list[str]:
    return [text(post) for post in page.xpath("//article[contains(@class, 'dv-post')]/p[1]")]


def test_who_works_on_the_case_reads_all_oldest_first(web, case):
    page = tree(web.visitor("worker.idi").page(case))
    found = posts(page)
    assert [kind for kind, _words in found] == ["internal", "out", "out", "out", "in"]
    note, message, question, waiting, answer = (words for _kind, words in found)
    assert "Internt notat. Melderen ser ikke dette." in note and NOTE in note
    assert "Til melderen, som kan lese dette." in message and "Navn worker.idi" in message
    assert "Spørsmål til melderen, som kan lese dette." in question and "Besvart" in question
    assert "Venter på svar" in waiting
    assert "Svar fra melderen" in answer and "Navn kari" in answer and ANSWER in answer
    # Another post stands between: it is said what is answered.
    assert f"Svar på «{QUESTION}»" in answer


def test_a_line_manager_reads_them_without_the_name(web, case):
    answer = web.visitor("manager.idi").page(case)
    page = tree(answer)
    assert len(posts(page)) == 5
    assert "Melderen" in posts(page)[-1][1]
    assert "Navn kari" not in answer.text and "kari" not in answer.text
    assert not [href for href in hrefs(page) if "-form" in href]


def test_the_reporter_reads_no_note_and_no_name(web, case):
    answer = web.visitor("kari").page(case)
    page = tree(answer)
    assert NOTE not in answer.text
    assert "worker.idi" not in answer.text
    found = posts(page)
    # The question that waits has its own place above.
    assert [kind for kind, _words in found] == ["out", "out", "in"]
    assert "Beskjed til deg Enheten" in found[0][1] and MESSAGE in found[0][1]
    assert "Svaret ditt Du" in found[2][1] and ANSWER in found[2][1]
    assert "Når skjedde det?" in text(page.xpath("//section[contains(@class, 'dv-ask')]"))


@pytest.mark.parametrize("person", ["recipient.hf", "ola", "admin.ie", "eqs", "second.idi"])
def test_for_others_there_is_no_case_and_no_message(web, case, person):
    visitor = web.visitor(person)
    assert visitor.page(case).status_code == 404
    for message in web.visitor("worker.idi").get(case).json()["messages"]:
        assert visitor.get(message["@id"]).status_code == 404
        assert visitor.page(message["@id"]).status_code == 404


def test_a_participant_in_a_hearing_reads_no_message(web, case):
    opened = act(
        web,
        case,
        "worker.idi",
        "add_hearing",
        title="Hva nå?",
        purpose="consider_measures",
        question="Hva gjør vi?",
        participants=["per"],
    )
    act(web, opened, "worker.idi", "open")
    answer = web.visitor("per").page(case)
    page = tree(answer)
    assert posts(page) == [] and not panel(page, "messages")
    assert not any(words in answer.text for words in (NOTE, MESSAGE, QUESTION, ANSWER))
    for message in web.visitor("worker.idi").get(case).json()["messages"]:
        assert web.visitor("per").get(message["@id"]).status_code == 404


def test_a_note_and_a_message_are_two_buttons_and_two_forms(web, case):
    worker = web.visitor("worker.idi")
    links = hrefs(tree(worker.page(case)), "//section[@id='messages']//header")
    assert [link.rpartition("/")[2] for link in links] == [
        "@@note-form",
        "@@message-form",
        "@@action-form?action=request_information",
    ]
    for name, words in (("note", "Melderen ser ikke dette"), ("message", "som kan lese dette")):
        page = tree(worker.page(f"{case}/@@{name}-form"))
        assert words in text(page.xpath("//form[@id='form']"))
        assert not page.xpath("//*[@name='add_message.audience']")


@pytest.mark.parametrize(("form", "audience"), [("note", "internal"), ("message", "reporter")])
def test_the_page_says_who_reads_it_whatever_is_sent(web, form, audience):
    case = web.case("in_process")
    worker = web.visitor("worker.idi")
    other = "reporter" if audience == "internal" else "internal"
    sent = {"add_message.text": "Hei", "add_message.audience": other, "complete": "1", "looked": "1"}
    answer = worker.send(f"{case}/@@{form}-form", sent)
    assert answer.status_code == 303
    (message,) = worker.get(case).json()["messages"]
    assert message["audience"] == audience


def test_the_form_for_any_act_has_no_audience_chosen(web, case):
    worker = web.visitor("worker.idi")
    for name in ("add_message", "add_attachment"):
        page = tree(worker.page(f"{case}/@@action-form", action=name))
        assert len(page.xpath(f"//input[@name='{name}.audience']")) == 2
        assert not page.xpath(f"//input[@name='{name}.audience'][@checked]")


def test_nobody_waits_for_an_answer_in_a_case_that_is_closed(web):
    case = web.case("in_process")
    worker = web.visitor("worker.idi")
    worker.act(case, "request_information", text=QUESTION)
    assert "Venter på svar" in panel(tree(worker.page(case)), "messages")
    worker.act(case, "close", **CLOSE)
    for person in ("worker.idi", "kari"):
        shown = panel(tree(web.visitor(person).page(case)), "messages")
        assert QUESTION in shown and "Venter på svar" not in shown


def test_files_come_with_what_is_written(web):
    case = web.case("in_process")
    worker = web.visitor("worker.idi")
    sent = {"add_message.text": "Se vedlegget.", "complete": "1"}
    answer = worker.send(f"{case}/@@note-form", sent, files={"attachments": ("plan.txt", b"%PDF")})
    assert answer.status_code == 303
    act(web, case, "worker.idi", "add_message", text="Her.", audience="reporter", files=[file("svar.txt")])
    page = tree(worker.page(case))
    assert ["plan.txt" in words for _kind, words in posts(page)] == [True, False]
    shown = tree(web.visitor("kari").page(case))
    assert "svar.txt" in text(shown) and "plan.txt" not in text(shown)
    links = [href for href in hrefs(page) if "@@download" in href]
    assert [web.visitor("worker.idi").page(link).status_code for link in links] == [200, 200]
    assert sorted(web.visitor("kari").page(link).status_code for link in links) == [200, 404]


def test_files_that_the_unit_adds_are_told_apart_from_those_of_the_report(web):
    case = web.address(web.committed(lambda house: house.report("kari", files=[file("fra-meg.txt")])))
    for name, audience in (("internt.txt", "internal"), ("til-deg.txt", "reporter")):
        act(web, case, "recipient.ie", "add_attachment", audience=audience, files=[file(name)])
    page = tree(web.visitor("recipient.ie").page(case))
    assert "fra-meg.txt" in panel(page, "reported")
    assert "internt.txt" not in panel(page, "reported")
    rows = [text(row) for row in page.xpath("//section[@id='files']//ul[@class='dv-rows']/li")]
    assert ["Melderen ser det ikke" in row for row in rows] == [True, False]
    assert "Navn recipient.ie" in rows[0]
    answer = web.visitor("kari").page(case)
    assert "internt.txt" not in answer.text and "recipient.ie" not in answer.text
    assert "til-deg.txt" in panel(tree(answer), "messages")
    assert "fra-meg.txt" in panel(tree(answer), "reported")


def test_adding_a_file_takes_a_file_and_who_may_see_it(web, case):
    worker = web.visitor("worker.idi")
    nobody = worker.send(
        f"{case}/@@action-form",
        {"action": "add_attachment", "complete": "1"},
        files={"attachments": ("a.pdf", b"%PDF")},
    )
    assert nobody.status_code == 400
    nothing = worker.send(
        f"{case}/@@action-form",
        {"action": "add_attachment", "add_attachment.audience": "internal", "complete": "1"},
    )
    assert nothing.status_code == 400


def test_a_redacted_message_says_so_in_its_place(web):
    case = web.case("in_process")
    worker = web.visitor("worker.idi")
    worker.act(case, "add_message", text="Skulle ikke stått her", audience="reporter")
    (message,) = worker.get(case).json()["messages"]
    worker.act(case, "redact", target=f"uid:{message['UID']}", reason="Feil sak.")
    for person in ("worker.idi", "manager.idi", "kari"):
        answer = web.visitor(person).page(case)
        assert "Skulle ikke" not in answer.text
        (words,) = said(tree(answer))
        assert words.startswith("Fjernet ") and words.endswith("fordi det ikke skal stå her.")
    assert uid(web, case) and not [h for h in hrefs(tree(worker.page(case))) if "redact-form?target" in h]
