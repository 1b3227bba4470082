"""Forms of measures and hearings over HTTP: what they offer, what they keep, what they tell is wrong."""

import pytest
from datetime import datetime
from datetime import UTC
from lxml import html
from ntnu.deviations.procedure import ACTIONS
from ntnu.deviations.procedure import PART_ACTIONS
from tests.browser_forms.part_cases import act
from tests.browser_forms.part_cases import file
from tests.browser_forms.part_cases import FINISH
from tests.browser_forms.part_cases import hearing
from tests.browser_forms.part_cases import measure
from tests.browser_forms.part_cases import text
from tests.browser_forms.part_cases import tree
from tests.house import at as at_moment
from zope.schema import getFieldsInOrder

MEASURE = {
    "action": "add_measure",
    "add_measure.title": "Ny rutine",
    "add_measure.description": "Skrives ned.",
    "add_measure.kind": "corrective",
    "add_measure.due": "2190-01-01",
}
HEARING = {
    "action": "add_hearing",
    "add_hearing.title": "Hva mener du?",
    "add_hearing.purpose": "clarify_process",
    "add_hearing.question": "Hvem bør svare?",
    "add_hearing.deadline": "2190-01-01T12:00",
}


@pytest.fixture(scope="module")
def case(web):
    return web.case("in_process")


@pytest.fixture
def worker(web):
    return web.visitor("worker.idi")


def form(case: str) -> str:
    return f"{case}/@@action-form"


def offered(page, name: str) -> list[str]:
    return page.xpath(f"//input[@name='{name}']/@value")


def errors(page) -> list[str]:
    return page.xpath("//*[@id='dv-errors']//a/@href")


def sent(answer):
    return html.fromstring(answer.text)


@pytest.mark.parametrize(
    "action",
    [*ACTIONS.values(), *(action for found in PART_ACTIONS.values() for action in found.values())],
    ids=lambda action: action.id,
)
def test_every_field_has_help(action):
    assert [name for name, field in getFieldsInOrder(action.schema) if not field.description] == []


def test_a_person_is_searched_for_and_nothing_typed_is_lost(web, case, worker):
    page = tree(worker.page(form(case), action="add_measure"))
    assert offered(page, "add_measure.responsible") == []
    looked = {**MEASURE, "find.add_measure.responsible": "Navn o", "search": "add_measure.responsible"}
    page = tree(worker.send(form(case), looked))
    assert offered(page, "add_measure.responsible") == ["ola"]
    assert offered(page, "add_measure.title") == ["Ny rutine"]
    assert page.xpath("//*[@name='add_measure.kind'][@checked]/@value") == ["corrective"]
    assert not errors(page)
    nobody = tree(worker.send(form(case), {**looked, "find.add_measure.responsible": "finnesikke"}))
    assert "Vi fant ingen andre med det navnet." in text(nobody.xpath("//main"))

    # Who is chosen stays, whatever is searched for next.
    chosen = {**looked, "add_measure.responsible": "ola", "find.add_measure.responsible": "per"}
    page = tree(worker.send(form(case), chosen))
    assert offered(page, "add_measure.responsible")[:1] == ["ola"]
    assert "per" in offered(page, "add_measure.responsible")
    assert page.xpath("//*[@name='add_measure.responsible'][@checked]/@value") == ["ola"]

    del chosen["search"]
    done = worker.send(form(case), {**chosen, "looked": "1", "complete": "1"})
    assert done.status_code == 303
    assert web.at(done.headers["Location"].removeprefix(web.url)).given[0] == "ola"


def test_who_reported_is_not_offered_nor_a_group_as_responsible(web, case, worker):
    web.committed(lambda house: house.group("navnegruppe", "ola"))
    looked = {**MEASURE, "find.add_measure.responsible": "navn", "search": "add_measure.responsible"}
    found = offered(tree(worker.send(form(case), looked)), "add_measure.responsible")
    assert "ola" in found
    assert not {"kari", "navnegruppe"} & set(found)
    asked = {**HEARING, "find.add_hearing.participants": "Gruppe", "search": "add_hearing.participants"}
    assert offered(tree(worker.send(form(case), asked)), "add_hearing.participants") == ["navnegruppe"]


def test_several_persons_are_gathered_one_search_after_another(web, case, worker):
    looked = {**HEARING, "find.add_hearing.participants": "ola", "search": "add_hearing.participants"}
    looked |= {"add_hearing.participants": ["per"]}
    page = tree(worker.send(form(case), looked))
    assert offered(page, "add_hearing.participants") == ["per", "ola"]
    assert page.xpath("//*[@name='add_hearing.participants'][@checked]/@value") == ["per"]
    both = {**HEARING, "add_hearing.participants": ["per", "ola"], "looked": "1", "complete": "1"}
    done = worker.send(form(case), both)
    assert done.status_code == 303
    part = web.at(done.headers["Location"].removeprefix(web.url))
    assert part.asked == ("per", "ola")
    # Noon in Norway, in winter.
    assert part.deadline == datetime(2190, 1, 1, 11, tzinfo=UTC)


def test_a_deadline_is_proposed_in_norwegian_time(case, worker):
    with at_moment(datetime(2026, 11, 23, 9, tzinfo=UTC)):
        page = tree(worker.page(form(case), action="add_hearing"))
    assert page.xpath("//*[@name='add_hearing.deadline']/@value") == ["2026-12-07T16:00"]
    assert "mandag 7. desember kl. 16.00" in text(page.xpath("//*[@data-dv-date-of='add-hearing-deadline']"))


def test_all_that_is_wrong_is_told_with_a_link_to_each_field(case, worker):
    wrong = {
        **HEARING,
        "add_hearing.title": "",
        "add_hearing.deadline": "i morgen",
        "add_hearing.participants": ["ola"],
        "complete": "1",
    }
    answer = worker.send(form(case), wrong)
    page = sent(answer)
    assert answer.status_code == 400
    assert errors(page) == ["#add-hearing-title", "#add-hearing-deadline"]
    assert offered(page, "add_hearing.deadline") == ["i morgen"]
    assert offered(page, "add_hearing.participants") == ["ola"]
    assert page.xpath("//*[@name='add_hearing.question']")[0].text == "Hvem bør svare?"
    past = {"add_hearing.title": "T", "add_hearing.deadline": "2020-01-01T12:00"}
    past = worker.send(form(case), {**wrong, **past})
    assert errors(sent(past)) == ["#add-hearing-deadline"]
    nobody = worker.send(form(case), {**MEASURE, "complete": "1"})
    assert errors(sent(nobody)) == ["#add-measure-responsible"]
    assert sent(nobody).xpath("//*[@id='add-measure-responsible']/@name") == ["find.add_measure.responsible"]
    reporter = worker.send(form(case), {**MEASURE, "add_measure.responsible": "kari", "complete": "1"})
    assert errors(sent(reporter)) == ["#add-measure-responsible"]


def test_what_may_be_shared_is_offered(web, worker):
    case = web.case("in_process")
    routine = measure(web, case)
    act(web, routine, "ola", "finish", files=[file("bevis.txt")], **FINISH)
    act(web, case, "worker.idi", "add_attachment", files=[file("notat.txt")], audience="internal")
    act(web, case, "worker.idi", "add_attachment", files=[file("til-melder.txt")], audience="reporter")
    asked = hearing(web, case)
    act(web, asked, "worker.idi", "open")
    act(web, asked, "per", "give_statement", files=[file("svar.txt")], text="Ja.")
    page = tree(worker.page(form(case), action="add_hearing"))
    labels = [text(label) for label in page.xpath("//*[@id='add-hearing-shared-field']//label")]
    assert sorted(labels) == [
        "Ny rutine for begrunnelse Tiltak",
        "bevis.txt Fil i tiltaket «Ny rutine for begrunnelse»",
        "notat.txt Fil",
    ]


def test_the_question_to_answer_is_chosen_from_those_that_wait(web):
    case = web.case("in_process")
    for question in ("Hvor mange gjelder det?", "Hvilket emne?"):
        act(web, case, "worker.idi", "request_information", text=question)
    page = tree(web.visitor("kari").page(form(case), action="answer"))
    labels = [text(label) for label in page.xpath("//*[@id='answer-question-field']//label")]
    assert labels == ["Hvor mange gjelder det?", "Hvilket emne?"]


@pytest.mark.parametrize(
    ("name", "status"), [("bevis.exe", 415), ("94512345.txt", 400), ("bevis.txt", 303)], ids=str
)
def test_files_are_judged_and_told_of_at_their_field(web, case, name, status):
    part, ola = measure(web, case), web.visitor("ola")
    filled = {"action": "finish", "finish.evidence": "Se filen.", "complete": "1"}
    answer = ola.send(form(part), filled, files={"attachments": (name, b"innhold")})
    assert answer.status_code == status
    if status == 303:
        return
    page = sent(answer)
    assert errors(page) == ["#attachments"]
    assert page.xpath("//*[@name='finish.evidence']")[0].text == "Se filen."
    assert page.xpath("//form[@id='form']/@enctype") == ["multipart/form-data"]
    codes = page.xpath("//input[@name='warnings_confirmed']/@value")
    again = ola.send(form(part), {**filled, "warnings_confirmed": codes}, files={"attachments": (name, b"x")})
    assert again.status_code == (303 if codes else 415)


def test_who_sees_a_measure_alone_is_not_told_who_gets_mail(web, case):
    part = measure(web, case)
    page = tree(web.visitor("ola").page(form(part), action="finish"))
    assert not page.xpath("//*[@id='dv-preview'] | //*[@name='look'] | //*[@name='seen']")
    for button in ("preview", "look"):
        asked = {"action": "finish", "finish.evidence": "Ja.", button: "1"}
        answer = web.visitor("ola").send(form(part), asked)
        assert "worker.idi" not in answer.text
    worker = tree(web.visitor("worker.idi").page(form(part), action="finish"))
    assert worker.xpath("//*[@id='dv-preview']") and worker.xpath("//*[@name='seen']")


def test_a_co_worker_may_be_anybody(web, case, worker):
    looked = {"action": "add_coworker", "find.add_coworker.person": "per", "search": "add_coworker.person"}
    assert "per" in offered(tree(worker.send(form(case), looked)), "add_coworker.person")


def test_the_case_may_be_moved_while_somebody_writes(web):
    case = web.case("in_process")
    part, ola = measure(web, case), web.visitor("ola")
    kept = web.place(web.at(part))
    address = tree(ola.page(form(part), action="finish")).xpath("//form[@id='form']/@action")[0]
    moved = act(web, case, "worker.idi", "send_back", reason="Hører ikke til her.")
    act(web, moved, "recipient.ie", "change_unit", faculty="HF", reason="Hører til HF.")
    assert ola.page(form(kept), action="finish").status_code == 404
    assert ola.page(form(part), action="finish").status_code == 200
    filled = {"action": "finish", "finish.evidence": "Rutinen er lagt ut.", "complete": "1"}
    assert ola.send(address, filled).status_code == 303
    # Whose it is not finds nothing at that address either.
    for person in ("per", "kari"):
        assert web.visitor(person).send(address, filled).status_code == 404
        assert web.visitor(person).page(address).status_code == 404


def test_who_was_logged_out_gets_back_what_she_typed(web, case):
    asked = hearing(web, case, participants=["reader"])
    act(web, asked, "worker.idi", "open")
    address = tree(web.visitor("reader").page(asked)).xpath("//form[@id='form']/@action")[0]
    typed = {"give_statement.text": "Studieadministrasjonen.", "complete": "1"}
    answer = web.visitor(None).send(address, typed)
    assert answer.status_code == 401
    page = sent(answer)
    assert offered(page, "give_statement.text") == ["Studieadministrasjonen."]
    assert "Hva skal rutinen si?" not in text(page)
    # Logged in again, she looks over what she sends.
    kept = {"give_statement.text": "Studieadministrasjonen."}
    shown = tree(web.visitor("reader").send(address, kept))
    assert shown.xpath("//*[@name='give_statement.text']")[0].text == "Studieadministrasjonen."
    assert not web.at(asked).objectValues()
    assert web.visitor("reader").send(address, typed).status_code == 303
