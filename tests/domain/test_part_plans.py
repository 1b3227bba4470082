"""What each action on measures and hearings changes: typed in, with no Plone running."""

import pytest
from datetime import date
from datetime import datetime
from datetime import UTC
from ntnu.deviations.domain.deadlines import Calendar
from ntnu.deviations.domain.parts import Statement
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.hearings.on_hearing import proposed_deadline
from tests.domain.case_parts import BEFORE
from tests.domain.case_parts import DEADLINE
from tests.domain.case_parts import hearing
from tests.domain.case_parts import holding
from tests.domain.case_parts import measure
from tests.domain.case_parts import moment
from tests.domain.case_parts import parts_of
from tests.domain.case_parts import planned
from tests.domain.case_parts import transition
from tests.domain.world import case
from tests.domain.world import NOW

WORKER, RESPONSIBLE = "Case Worker", "Measure Responsible"
FILES = (Upload("plan.pdf", b"%PDF"), Upload("liste.csv", b"a;b"))
EVALUATION = {"result": "no", "effect": "x"}


def on_measure(act, state="planned", actor="worker.idi", role=WORKER, at=None, **data):
    facts = holding(case("in_process"), measure(state))
    return planned(f"Measure.{act}", facts, at or moment(actor, "m1", role), **data)


def on_hearing(act, part, actor="worker.idi", at=None, **data):
    facts = holding(case("in_process"), part)
    return planned(f"Hearing.{act}", facts, at or moment(actor, "h1"), **data)


# measures -----------------------------------------------------------------------------------------


def test_a_new_measure_is_planned():
    data = {"title": "Frist", "kind": "preventive", "responsible": "ola", "due": date(2026, 12, 1)}
    plan = planned("add_measure", case(), moment("recipient.ie"), **data)
    (made,) = plan.after.whole.measures
    assert (made.uid, made.state, made.responsible, made.due) == (
        "new-1",
        "planned",
        "ola",
        date(2026, 12, 1),
    )
    assert (made.since, made.given_by, made.agreed, made.result) == (NOW, "recipient.ie", None, None)
    (part,) = parts_of(plan)
    assert (part.kind, part.uid, part.inside, part.shared) == ("DeviationMeasure", "new-1", None, False)
    assert dict(part.attributes) == {
        "title": "Frist",
        "description": "",
        "kind": "preventive",
        "given": ("ola", NOW, "recipient.ie"),
        "due": date(2026, 12, 1),
        "created_by": ("recipient.ie", NOW),
    }
    assert (plan.changes, transition(plan), plan.part) == ({}, None, "new-1")


@pytest.mark.parametrize(
    ("act", "before", "after", "data", "changes"),
    [
        ("start", "planned", "in_progress", {}, {}),
        ("cancel", "in_progress", "cancelled", {"reason": "x"}, {}),
        ("evaluate", "done", "evaluated", EVALUATION, {**EVALUATION, "evaluated": NOW}),
        (
            "finish",
            "in_progress",
            "done",
            {"evidence": "x"},
            {"evidence": "x", "finished": NOW, "evaluate_on": date(2027, 2, 21)},
        ),
    ],
)
def test_acts_that_lead_to_another_state(act, before, after, data, changes):
    plan = on_measure(act, before, **data)
    (change,) = parts_of(plan)
    assert plan.after.whole.find("m1").state == after
    # Its own workflow is asked: the action was done on it.
    assert (change.uid, change.transition, change.own) == ("m1", act, True)
    assert dict(change.changes) == changes
    assert (plan.action, transition(plan), plan.changes) == (f"measure_{act}", None, {})


def test_the_day_of_the_evaluation_is_a_setting():
    at = moment("ola", "m1", RESPONSIBLE, settings={"evaluation_days": 10})
    assert on_measure("finish", at=at, evidence="x").after.whole.find("m1").evaluate_on == date(2026, 12, 3)


def test_evidence_comes_with_files_of_the_measure():
    at = moment("ola", "m1", RESPONSIBLE, files=FILES)
    _change, *files = parts_of(on_measure("finish", at=at, evidence="x"))
    assert [(f.kind, f.uid, f.inside, f.shared) for f in files] == [
        ("DeviationAttachment", "new-1", "m1", False),
        ("DeviationAttachment", "new-2", "m1", False),
    ]
    assert files[0].attributes["added_by"] == "ola" and files[0].attributes["title"] == "plan.pdf"


def test_the_responsible_proposes_and_the_case_worker_decides():
    said = {"result": "partly", "effect": "Litt bedre"}
    plan = on_measure("evaluate", "done", "ola", RESPONSIBLE, **said)
    then, (change,) = plan.after.whole.find("m1"), parts_of(plan)
    assert (then.state, then.proposed, then.result) == ("done", "partly", None)
    assert change.transition is None
    assert dict(change.changes) == {"proposed": ("ola", NOW, "partly", "Litt bedre")}
    assert plan.why["proposed"] is True
    for role in (WORKER, "Notification Recipient"):
        then = on_measure("evaluate", "done", "x", role, **said).after.whole.find("m1")
        assert (then.state, then.result) == ("evaluated", "partly")


def test_agreement_is_asked_for_and_given():
    asked = on_measure("ask_agreement")
    assert asked.after.whole.find("m1").asked == NOW
    agreed = on_measure("agree", actor="manager.idi", role="Line Manager")
    then = agreed.after.whole.find("m1")
    assert (then.agreed, then.agreed_by, then.state) == (NOW, "manager.idi", "planned")
    assert dict(parts_of(agreed)[0].changes) == {"agreed": ("manager.idi", NOW)}


def test_a_change_changes_what_was_given_only():
    plan = on_measure("change", title="Ny tittel", due=date(2027, 1, 5), description=None, kind=None)
    then = plan.after.whole.find("m1")
    assert (then.title, then.due, then.kind) == ("Ny tittel", date(2027, 1, 5), "corrective")
    assert (then.responsible, then.since, then.given_by) == ("ola", BEFORE, "worker.idi")
    assert dict(parts_of(plan)[0].changes) == {"title": "Ny tittel", "due": date(2027, 1, 5)}
    assert dict(plan.why) == {"measure": "m1", "title": "Ny rutine", "fields": ["due", "title"]}


def test_another_takes_the_measure_over():
    plan = on_measure("change", responsible="per")
    then = plan.after.whole.find("m1")
    assert (then.responsible, then.since, then.given_by) == ("per", NOW, "worker.idi")
    assert dict(parts_of(plan)[0].changes) == {"given": ("per", NOW, "worker.idi")}
    assert plan.why["responsible"] == "per"


# hearings -----------------------------------------------------------------------------------------


def test_a_new_hearing_is_a_draft_that_nobody_sees():
    data = {"title": "Hva nå?", "purpose": "clarify_process", "question": "?", "participants": ["per"]}
    plan = planned("add_hearing", case(), moment("worker.idi"), **data, shared=["f1"])
    (made,) = plan.after.whole.hearings
    assert (made.state, made.asked, made.participants, made.shared) == ("draft", ("per",), (), ("f1",))
    assert plan.after.hearing_access == () and "hearing_access" not in plan.changes
    (part,) = parts_of(plan)
    assert part.attributes["asked"] == ("per",) and part.attributes["created_by"] == ("worker.idi", NOW)


def test_opening_expands_groups_less_the_reporter_and_the_recused():
    facts = holding(case("in_process", recused=("ola",)), hearing("draft", asked=("group.idi", "per")))
    plan = planned("Hearing.open", facts, moment("worker.idi", "h1"))
    then = plan.after.whole.find("h1")
    assert (then.state, then.participants) == ("open", ("per", "worker.idi"))
    assert (then.opened, then.opened_by, then.deadline) == (NOW, "worker.idi", DEADLINE)
    first, then_changes = parts_of(plan)
    assert (first.transition, first.own) == ("open", True)
    assert dict(then_changes.changes) == {
        "participants": ("per", "worker.idi"),
        "deadline": DEADLINE,
        "opened": NOW,
        "opened_by": "worker.idi",
        "ended": None,
    }
    assert plan.changes["hearing_access"] == (
        ("h1", "per", NOW, "worker.idi", DEADLINE, ()),
        ("h1", "worker.idi", NOW, "worker.idi", DEADLINE, ()),
    )


def test_the_deadline_that_is_proposed_counts_working_days():
    # Monday 23 November + 10 working days is Monday 7 December, 16.00 in Norway.
    assert proposed_deadline(moment("x")) == datetime(2026, 12, 7, 15, 0, tzinfo=UTC)
    holidays = {date(2026, 11, 24), date(2026, 12, 7)}
    at = moment("x", calendar=Calendar(is_holiday=holidays.__contains__), settings={"hearing_days": 9})
    assert proposed_deadline(at) == datetime(2026, 12, 8, 15, 0, tzinfo=UTC)
    # In summer Norway is two hours ahead.
    june = moment("x", today=date(2026, 6, 1), settings={"hearing_days": 1})
    assert proposed_deadline(june) == datetime(2026, 6, 2, 14, 0, tzinfo=UTC)
    plan = on_hearing("open", hearing("draft", deadline=None))
    assert plan.after.whole.find("h1").deadline == datetime(2026, 12, 7, 15, 0, tzinfo=UTC)


def test_closing_freezes_and_takes_the_access_away():
    plan = on_hearing("close", hearing())
    assert plan.after.whole.find("h1").state == "closed" and plan.after.hearing_access == ()
    assert plan.changes == {"hearing_access": ()}
    assert [part.transition for part in parts_of(plan)] == ["close", None]
    assert dict(parts_of(plan)[1].changes) == {"ended": NOW}


def test_asking_again_with_another_question():
    plan = on_hearing("ask_again", hearing("closed"), question="Og nå?", deadline=DEADLINE)
    then = plan.after.whole.find("h1")
    assert (then.state, then.participants, then.opened) == ("open", ("ola", "per"), NOW)
    assert [part.transition for part in parts_of(plan)] == ["ask_again", None]
    assert parts_of(plan)[1].changes["question"] == "Og nå?"


def test_asking_again_where_the_clock_has_not_come_by():
    later = moment("worker.idi", "h1", now=DEADLINE, today=date(2026, 11, 25))
    plan = on_hearing("ask_again", hearing("open"), at=later)
    assert [part.transition for part in parts_of(plan)] == ["close", "ask_again", None]
    assert plan.after.whole.find("h1").deadline == datetime(2026, 12, 9, 15, 0, tzinfo=UTC)
    assert "question" not in parts_of(plan)[2].changes


def test_asking_again_leaves_out_whose_access_was_ended():
    # ola was named by herself and by the group; worker.idi is asked for the first time.
    once = hearing("closed", asked=("group.idi", "per", "ola"), participants=("per",), removed=("ola",))
    then = on_hearing("ask_again", once).after.whole.find("h1")
    assert (then.participants, then.removed) == (("per", "worker.idi"), ("ola",))


def test_a_statement_is_given_and_changed():
    plan = on_hearing("give_statement", hearing(), "per", moment("per", "h1", files=FILES), text="Ja")
    assert plan.after.whole.find("h1").statements == (Statement("new-1", "per", NOW),)
    _none, made, *files = parts_of(plan)
    assert (made.kind, made.uid, made.inside) == ("DeviationStatement", "new-1", "h1")
    assert dict(made.attributes) == {
        "text": "Ja",
        "given": NOW,
        "person": "per",
        "created_by": ("per", NOW),
    }
    assert {(f.inside, f.shared) for f in files} == {("new-1", False)}
    given = hearing(statements=(Statement("s1", "ola", BEFORE), Statement("s2", "per", BEFORE)))
    plan = on_hearing("give_statement", given, "per", text="Nei")
    assert plan.after.whole.find("h1").statements == (
        Statement("s1", "ola", BEFORE),
        Statement("s2", "per", NOW),
    )
    assert (parts_of(plan)[1].uid, dict(parts_of(plan)[1].changes)) == ("s2", {"text": "Nei", "given": NOW})


def test_one_participant_is_taken_out():
    plan = on_hearing("remove_participant", hearing(), person="per")
    then = plan.after.whole.find("h1")
    assert (then.participants, then.removed) == (("ola",), ("per",))
    assert dict(parts_of(plan)[0].changes) == {"participants": ("ola",), "removed": ("per",)}
    assert [access.person for access in plan.after.hearing_access] == ["ola"]
