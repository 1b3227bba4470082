"""The card "What can you do now?": one next thing, by state and by what the person may do."""

import pytest
from datetime import date
from datetime import datetime
from datetime import UTC
from ntnu.deviations.domain.facts import Assignment
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.facts import Unit
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.ui.case.now import AssessBy
from ntnu.deviations.ui.case.now import now_of

pytestmark = pytest.mark.usefixtures("actions_are_known")

MOMENT = datetime(2026, 11, 23, tzinfo=UTC)
FACULTY = Unit("ie", "IE", "ie")
NINA = Assignment("nina", MOMENT, "ingrid")


def card(state, acts, person="nina", worker=NINA, waiting=None, untouched=False, assess_by=None, **more):
    facts = Facts(
        uid="1",
        number="AVVIK-2026-000001",
        title="T",
        state=state,
        reporter="kari",
        faculty=FACULTY,
        unit=FACULTY,
        submitted=MOMENT,
        due=date(2026, 12, 21),
        case_worker=worker,
        **more,
    )
    return now_of("http://case", facts, acts, person, waiting, False, untouched, assess_by)


def addresses(links):
    return [link.url.removeprefix("http://case/") for link in links]


@pytest.mark.parametrize(
    ("state", "acts", "main"),
    [
        ("received", ["approve", "change_unit", "not_approve", "reregister"], "@@receipt-form"),
        ("forwarded", ["accept", "send_back", "reassign"], "@@process-form"),
        ("in_process", ["close", "update_process", "reassign"], "@@close-form"),
        ("in_process", ["update_process"], "@@action-form?action=update_process"),
    ],
)
def test_the_next_thing(state, acts, main):
    assert addresses([card(state, acts).main]) == [main]


def test_before_anything_is_found_out_the_process_form_comes_first():
    acts = ["close", "update_process", "reassign"]
    now = card("in_process", acts, untouched=True)
    assert addresses([now.main]) == ["@@action-form?action=update_process"]
    assert addresses(now.beside) == ["@@close-form"]
    now = card("in_process", acts)
    assert addresses(now.beside) == ["@@action-form?action=update_process"]


def test_until_when_a_report_is_to_be_assessed():
    now = card("received", ["approve"], assess_by=AssessBy("torsdag 26. november", False))
    assert (now.task, now.task.mapping) == ("task_receipt_by", {"day": "torsdag 26. november"})
    now = card("received", ["approve"], assess_by=AssessBy("torsdag 26. november", True))
    assert now.task == "task_receipt_late"


def test_a_form_with_several_acts_is_named_once():
    now = card("received", ["approve", "change_unit", "not_approve", "reregister"])
    assert now.more == ()
    assert addresses(card("forwarded", ["accept", "send_back", "reassign"]).more) == [
        "@@action-form?action=reassign"
    ]


def test_without_a_case_worker_somebody_names_one():
    now = card("in_process", ["reassign", "reregister"], person="ingrid", worker=None)
    assert addresses([now.main]) == ["@@action-form?action=reassign"]
    assert addresses(now.more) == ["@@action-form?action=reregister"]


def test_with_a_case_worker_changing_her_is_one_action_among_others():
    now = card("forwarded", ["reassign", "add_coworker"], person="ingrid")
    assert now.main is None
    assert addresses(now.more) == ["@@action-form?action=reassign", "@@action-form?action=add_coworker"]


def test_what_is_finished_asks_for_nothing():
    now = card("closed", ["reopen"], person="ingrid")
    assert now.main is None
    assert addresses(now.more) == ["@@action-form?action=reopen"]


def test_what_keeps_the_case_from_being_closed():
    why = [FieldError(None, "hearing_open", words={"title": "Høring"})]
    now = card("in_process", ["update_process"], waiting={"close": why})
    assert str(now.task) == "task_close"
    assert addresses([now.main]) == ["@@action-form?action=update_process"]
    assert (now.waiting.title, [str(message) for message in now.waiting.why]) == (
        "now_close",
        ["error_hearing_open"],
    )


def test_what_there_is_nothing_to_do_on_is_left_out():
    now = card("in_process", ["close"], waiting={"remove_coworker": [FieldError(None, "no_coworkers")]})
    assert now.waiting is None
    assert now.more == ()


def test_nothing_to_do():
    now = card("in_process", [])
    assert now.main is None and now.beside == () and now.more == ()


def test_a_note_and_a_message_to_the_reporter_are_two_links():
    now = card("in_process", ["close", "add_message", "request_information"])
    assert addresses(now.more) == [
        "@@note-form",
        "@@message-form",
        "@@action-form?action=request_information",
    ]


def test_acts_with_a_page_of_their_own_lead_there():
    now = card("in_process", ["close", "preliminary_response", "recuse", "redact"])
    assert addresses(now.more) == ["@@preliminary-form", "@@recuse-form", "@@redact-form"]
