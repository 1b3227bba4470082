"""A case that the archive has, whose unit is moved or merged since: it has all that was written."""

import pytest
from ntnu.deviations.access.cases import case_by_number
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.domain.retention import why_not
from ntnu.deviations.engine.errors import Stale
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.interfaces import IRetainable
from tests.house import at
from tests.retention.old import archived
from tests.retention.old import closed
from tests.retention.old import LATER


@pytest.mark.parametrize(
    "action, data, last",
    [
        ("move_unit", {"faculty": "HF"}, "moved_with_unit"),
        ("merge_units", {"unit": "IIK"}, "end_assignment"),
        ("merge_units", {"unit": "IIK", "take_roles": True}, "moved_with_unit"),
    ],
    ids=["moved", "merged without roles", "merged with roles"],
)
def test_it_is_ready_and_whoever_looked_before_looks_again(house, action, data, last):
    case = archived(closed(house))
    number, seen = case.number, caselog.changed(case)
    with house.acting("eqs"):
        perform(house.unit("IDI"), action, {**data, "reason": "Omlegging."})
    case = case_by_number(house.register, number)
    assert caselog.entries(case)[-1].action == last
    with at(LATER):
        assert why_not(IRetainable(case).standing(), 10, LATER.date()) == "ready"
        person = "recipient.hf" if action == "move_unit" else "recipient.ie"
        with house.acting(person), pytest.raises(Stale):
            perform(case, "reopen", {"reason": "Mer er kommet til."}, seen)
        worker = {} if case.case_worker else {"case_worker": "worker.iik"}
        before = IRetainable(case).standing().revision
        case = house.act(case, person, "reopen", reason="Mer er kommet til.", **worker)
        assert IRetainable(case).standing().revision > before


def test_a_case_worker_loses_the_role(house):
    case = archived(closed(house))
    house.take("IDI", "Case Worker", "worker.idi")
    assert caselog.entries(case)[-1].action == "end_assignment"
    assert why_not(IRetainable(case).standing(), 10, LATER.date()) == "ready"
