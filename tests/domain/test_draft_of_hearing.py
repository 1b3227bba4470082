"""The draft of a hearing, changed before anybody is asked."""

import pytest
from tests.domain.case_parts import action
from tests.domain.case_parts import DEADLINE
from tests.domain.case_parts import found
from tests.domain.case_parts import hearing
from tests.domain.case_parts import holding
from tests.domain.case_parts import measure
from tests.domain.case_parts import moment
from tests.domain.case_parts import parts_of
from tests.domain.case_parts import planned
from tests.domain.world import case
from tests.domain.world import NOW


def changed(draft, **data):
    return planned("Hearing.change", holding(case("in_process"), draft), moment("worker.idi", "h1"), **data)


def test_a_draft_is_changed_before_anybody_is_asked():
    draft = hearing("draft", deadline=DEADLINE, shared=("f1",))
    plan = changed(draft, title="Hva så?", question="?", participants=["per", "group.idi"])
    then = plan.after.whole.find("h1")
    assert (then.title, then.asked, then.state) == ("Hva så?", ("per", "group.idi"), "draft")
    assert (then.deadline, then.shared, then.participants) == (DEADLINE, ("f1",), ())
    (change,) = parts_of(plan)
    assert change.transition is None
    assert dict(change.changes) == {"title": "Hva så?", "question": "?", "asked": ("per", "group.idi")}
    assert plan.why["fields"] == ["participants", "question", "title"]
    assert plan.why["participants"] == ["per", "group.idi"]
    assert (plan.action, plan.notices, plan.after.hearing_access) == ("hearing_change", (), ())


def test_what_may_be_left_empty_is_taken_away_again():
    draft = hearing("draft", deadline=DEADLINE, shared=("f1",))
    then = changed(draft, deadline=None, shared=[]).after.whole.find("h1")
    assert (then.deadline, then.shared) == (None, ())


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({}, [("nothing_given", None)]),
        ({"title": "Hva så?"}, []),
        ({"deadline": None}, []),
        ({"shared": []}, []),
        ({"title": None}, [("required", "title")]),
        (
            {"purpose": None, "question": None, "participants": []},
            [("required", "purpose"), ("required", "question"), ("required", "participants")],
        ),
        ({"participants": ["kari"]}, [("is_reporter", "participants")]),
        ({"deadline": NOW}, [("moment_past", "deadline")]),
        ({"shared": ["h1"]}, [("unknown_part", "shared")]),
        ({"shared": ["m1"]}, []),
    ],
)
def test_a_draft_that_is_changed(data, expected):
    facts = holding(case("in_process"), measure(), hearing("draft"))
    assert found(action("Hearing.change").obstacles(facts, data, moment("worker.idi", "h1"))) == expected
