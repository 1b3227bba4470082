"""A line manager's agreement to a measure: once, and to what it is."""

import pytest
from datetime import date
from datetime import datetime
from datetime import UTC
from tests.domain.case_parts import action
from tests.domain.case_parts import BEFORE
from tests.domain.case_parts import found
from tests.domain.case_parts import holding
from tests.domain.case_parts import measure
from tests.domain.case_parts import moment
from tests.domain.case_parts import parts_of
from tests.domain.case_parts import planned
from tests.domain.case_parts import sent
from tests.domain.world import case
from tests.domain.world import NOW

WORKER = "Case Worker"


@pytest.mark.parametrize(
    ("data", "stays"),
    [
        ({"title": "Ny tittel"}, False),
        ({"description": "Skriv den ned."}, False),
        ({"due": date(2027, 1, 5)}, False),
        ({"responsible": "per"}, False),
        ({"kind": "preventive"}, True),
        # The same as before is no change.
        ({"title": "Ny rutine", "description": "", "due": date(2026, 12, 1), "responsible": "ola"}, True),
    ],
)
def test_the_line_manager_agreed_to_what_it_was(data, stays):
    agreed = measure(agreed=BEFORE, agreed_by="manager.idi", asked=BEFORE)
    facts = holding(case("in_process"), agreed)
    plan = planned("Measure.change", facts, moment("worker.idi", "m1", WORKER), **data)
    then, changes = plan.after.whole.find("m1"), dict(parts_of(plan)[0].changes)
    told = set(sent(plan))
    if stays:
        assert (then.agreed, then.agreed_by, then.asked) == (BEFORE, "manager.idi", BEFORE)
        assert "agreed" not in changes and "agreement_of" not in plan.why
        assert ("measure_changed", "manager.idi") not in told
    else:
        assert (then.agreed, then.agreed_by, then.asked) == (None, None, None)
        assert changes["agreed"] is changes["asked"] is None
        assert plan.why["agreement_of"] == "manager.idi"
        # She is told, for she can be asked again.
        assert ("measure_changed", "manager.idi") in told


def test_who_has_only_been_asked_agrees_to_what_she_reads():
    facts = holding(case("in_process"), measure(asked=BEFORE))
    plan = planned("Measure.change", facts, moment("worker.idi", "m1", WORKER), due=date(2027, 1, 5))
    assert plan.after.whole.find("m1").asked == BEFORE


def test_a_measure_is_agreed_to_once():
    agree = action("Measure.agree").readiness
    at = moment("manager.idi", "m1", "Line Manager")
    assert agree(holding(case("in_process"), measure(asked=NOW)), at) == []
    # Late in the evening by UTC it is the next day in Norway.
    agreed = measure(agreed=datetime(2026, 11, 22, 23, 30, tzinfo=UTC), agreed_by="manager.ie")
    (obstacle,) = agree(holding(case("in_process"), agreed), at)
    assert (obstacle.code, dict(obstacle.words)) == ("agreed_already", {"day": date(2026, 11, 23)})
    done = holding(case("in_process"), agreed.but(state="done"))
    assert found(agree(done, at)) == [("wrong_part_state", None)]
