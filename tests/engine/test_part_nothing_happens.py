"""An action on a part of a case, or of the dialogue, that is refused changes nothing."""

import pytest
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import NotReady
from ntnu.deviations.engine.errors import UnknownAction
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.engine.previewing import preview
from tests import parts
from tests.engine import helper_refusals
from tests.engine.part_refusals import NOT_HERS_ON_PARTS
from tests.engine.part_refusals import TOO_LATE_ON_PARTS
from tests.engine.part_refusals import WORKER
from tests.engine.part_refusals import WRONG
from tests.engine.part_refusals import WRONG_ON_PARTS
from tests.engine.test_nothing_happens import named
from tests.engine.unchanged import picture
from tests.house import at
from tests.register import CLOSE

DEADLINE = datetime(2099, 2, 6, 12, 0, tzinfo=UTC)


@pytest.fixture
def refused(house, told):
    """``refused(error, place, who, act, data, files)``: the action and its preview change nothing."""

    def check(error, place, who, act, data, files=()):
        before = picture(house)
        told.forget()
        with house.acting(who), pytest.raises(error) as caught:
            perform(place, act, data, files=files)
        assert picture(house) == before and told.notices == []
        return named(caught.value.errors)

    return check


def shown(house, place, who, act, data):
    with house.acting(who):
        return named(preview(place, act, data).obstacles)


@pytest.mark.parametrize("state, who, act, data, wrong", WRONG)
def test_wrong_data(house, refused, state, who, act, data, wrong):
    case = house.case(state)
    assert refused(InvalidData, case, who, act, data) == wrong
    assert shown(house, case, who, act, data) == wrong


@pytest.mark.parametrize("make, who, act, data, wrong", [*WRONG_ON_PARTS, *helper_refusals.WRONG])
def test_wrong_data_on_a_part(house, refused, make, who, act, data, wrong):
    part = make(house, house.case("in_process"))
    assert refused(InvalidData, part, who, act, data) == wrong
    assert shown(house, part, who, act, data) == wrong


@pytest.mark.parametrize("make, who, act, data, code", [*TOO_LATE_ON_PARTS, *helper_refusals.TOO_LATE])
def test_too_late_or_too_early(house, refused, make, who, act, data, code):
    part = make(house, house.case("in_process"))
    assert refused(NotReady, part, who, act, data) == [(None, code)]
    assert shown(house, part, who, act, data)[0] == (None, code)


@pytest.mark.parametrize("make, who, act, data", [*NOT_HERS_ON_PARTS, *helper_refusals.NOT_HERS])
def test_not_hers(house, refused, make, who, act, data):
    part = make(house, house.case("in_process"))
    for given in (data, {}, {"nope": 1}):
        assert refused(NotAllowed, part, who, act, given) == [(None, "not_yours")]
        with house.acting(who), pytest.raises(NotAllowed):
            preview(part, act, given)


def test_acts_of_a_case_are_none_of_its_parts(house, refused):
    case = house.case("in_process")
    measure, note = parts.measure(house, case), parts.message(house, case)
    for place, act in (
        (measure, "approve"),
        (measure, "close"),
        (measure, "open"),
        (case, "finish"),
        (case, "give_statement"),
        (note, "start"),
        (note, "redact"),
    ):
        with pytest.raises(UnknownAction):
            house.act(place, WORKER, act)


def test_all_that_keeps_a_case_from_closing_is_told(house, refused):
    case = house.case("in_process")
    first, second, third = (parts.measure(house, case, title=t) for t in ("Rutine", "Kurs", "Kontroll"))
    house.act(second, "ola", "start")
    hearing = parts.hearing(house, case)
    before = picture(house)
    with pytest.raises(NotReady) as caught:
        house.act(case, WORKER, "close", **CLOSE)
    told = [(error.code, error.words["title"]) for error in caught.value.errors]
    assert told == [
        ("hearing_open", "Er en frist nok?"),
        ("measure_unfinished", "Rutine"),
        ("measure_unfinished", "Kurs"),
        ("measure_unfinished", "Kontroll"),
    ]
    assert picture(house) == before
    house.act(hearing, WORKER, "close")
    house.act(first, "ola", "finish", evidence="x")
    for measure in (second, third):
        house.act(measure, WORKER, "cancel", reason="x")
    case = house.act(case, WORKER, "close", **CLOSE)
    assert house.portal.portal_workflow.getInfoFor(case, "review_state") == "closed"


def test_a_participant_who_is_recused(house, refused):
    case = house.case("in_process")
    house.act(case, "recipient.ie", "recuse", person="per", reason="x")
    for act, given, field in (
        ("add_hearing", parts.HEARING, "participants"),
        ("add_measure", {**parts.MEASURE, "responsible": "per"}, "responsible"),
    ):
        assert refused(InvalidData, case, WORKER, act, given) == [(field, "is_recused")]


def test_nobody_is_left_to_be_asked(house, refused):
    case = house.case("in_process")
    house.group("study.group", "kari", "per")
    draft = parts.hearing(house, case, opened=False, participants=["study.group"])
    house.act(case, "recipient.ie", "recuse", person="per", reason="x")
    # Neither of the two is named.
    assert refused(InvalidData, draft, WORKER, "open", {}) == [("participants", "no_participants")]


def test_answers(house, refused):
    case = house.case("in_process")
    assert refused(NotReady, case, "kari", "answer", {"question": "x", "text": "x"}) == [
        (None, "no_question")
    ]
    first, second = parts.question(house, case), parts.question(house, case)
    given = {"question": first.UID(), "text": "I desember."}
    house.act(case, "kari", "answer", **given)
    assert refused(InvalidData, case, "kari", "answer", given) == [("question", "question_answered")]
    elsewhere = parts.question(house, house.case("in_process"))
    for other in (parts.message(house, case).UID(), elsewhere.UID(), "nope"):
        wrong = refused(InvalidData, case, "kari", "answer", {"question": other, "text": "x"})
        assert wrong == [("question", "unknown_question")]
    house.act(case, "kari", "answer", question=second.UID(), text="Og så?")
    assert refused(NotReady, case, "kari", "answer", given) == [(None, "no_question")]


def test_a_statement_at_the_very_deadline(house, refused):
    hearing = parts.hearing(house, house.case("in_process"))
    with at(DEADLINE - timedelta(microseconds=1)):
        parts.statement(house, hearing)
    with at(DEADLINE):
        # Nothing has closed it but the time.
        late = refused(NotReady, hearing, "per", "give_statement", {"text": "x"})
    assert late == [(None, "wrong_part_state")]


def test_a_participant_who_works_on_the_case_too_is_told_that_it_is_over(house, refused):
    case = house.case("in_process")
    house.act(case, WORKER, "add_coworker", person="per")
    hearing = house.act(parts.hearing(house, case), WORKER, "close")
    assert refused(NotReady, hearing, "per", "give_statement", {"text": "x"}) == [(None, "wrong_part_state")]


def test_a_preliminary_response_that_gives_no_more_time(house, refused):
    case = house.case("in_process")
    given = {"reason": "x", "text": "x", "expected": case.due.isoformat()}
    assert refused(InvalidData, case, WORKER, "preliminary_response", given) == [
        ("expected", "not_after_due")
    ]


def test_not_solved_too_late(house, refused):
    with at(datetime(2026, 2, 2, 11, 0, tzinfo=UTC)):
        case = house.case("closed")
    with at(datetime(2026, 3, 4, 11, 0, 1, tzinfo=UTC)):
        assert refused(NotReady, case, "kari", "not_solved", {"text": "x"}) == [(None, "too_late_not_solved")]
    with at(datetime(2026, 3, 4, 11, 0, tzinfo=UTC)):
        house.act(case, "kari", "not_solved", text="x")
        # Once for each closing.
        again = refused(NotReady, case, "kari", "not_solved", {"text": "y"})
        assert again == [(None, "not_solved_before")]
        case = house.act(case, "recipient.ie", "reopen", reason="x")
        case = house.act(case, "worker.idi", "close", **CLOSE)
        house.act(case, "kari", "not_solved", text="y")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("virus.exe", b"MZ", "file_type"),
        ("plan", b"x", "file_type"),
        ("01019000083.txt", b"x", "identity_number:attachments"),
    ],
)
def test_files_that_will_not_do(house, refused, name, data, code):
    case = house.case("in_process")
    hearing = parts.hearing(house, case)
    measure = parts.measure(house, case)
    bad = (Upload("plan.txt", b"Plan"), Upload(name, data))
    for place, who, act, given in (
        (case, WORKER, "add_attachment", {"audience": "internal"}),
        (case, WORKER, "add_message", {"audience": "reporter", "text": "x"}),
        (case, "kari", "add_information", {"text": "x"}),
        (hearing, "per", "give_statement", {"text": "x"}),
        (measure, "ola", "finish", {"evidence": "x"}),
    ):
        assert refused(InvalidData, place, who, act, given, bad) == [("attachments", code)], act


def test_acts_that_take_no_files(house, refused):
    case = house.case("in_process")
    for place, act, given in (
        (case, "add_measure", parts.MEASURE),
        (case, "close_as_notification", {"comment": "x"}),
        (parts.measure(house, case), "cancel", {"reason": "x"}),
    ):
        wrong = refused(InvalidData, place, WORKER, act, given, (parts.FILE,))
        assert wrong == [("attachments", "unknown_field")], act


def test_a_preview_on_a_part_changes_nothing_and_tells_what_happens(house, told):
    case = house.case("in_process")
    hearing = parts.hearing(house, case, opened=False)
    before = picture(house)
    told.forget()
    with house.acting(WORKER):
        seen = preview(hearing, "open", {})
    assert (seen.obstacles, picture(house), told.notices) == ((), before, [])
    assert {(row.person, row.role) for row in seen.access_gained} == {
        ("per", "Hearing Participant"),
        ("worker.hf", "Hearing Participant"),
    }
    house.act(hearing, WORKER, "open")
    assert sorted(mail.to for mail in seen.mails) == sorted(to for _kind, to in told.kinds())
