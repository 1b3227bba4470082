"""Who works on a case while its department is moved."""

import pytest
import transaction
from ntnu.deviations.access.index import index_of
from ntnu.deviations.engine.perform import perform
from tests.units.acted import WHY
from ZODB.POSException import ConflictError


def test_an_action_that_waits_while_the_department_is_moved_begins_anew(web):
    """The case would be written where it was: recipients of the old faculty told, and no list find it."""
    case = web.at(web.case("in_process"))
    number = case.number

    def moved(house):
        with house.acting("eqs"):
            perform(house.unit("IDI"), "move_unit", {**WHY, "faculty": "HF"})

    web.committed(moved)
    transaction.begin()
    try:
        with pytest.raises(ConflictError), web.house.acting("worker.idi"):
            perform(case, "add_coworker", {"person": "worker.iik"})
    finally:
        transaction.abort()
    (row,) = index_of(web.house.register).rows_of("number", number)
    assert row["ids"][:2] == ("hf", "idi")
    worker = web.visitor("worker.idi")
    answer = worker.post(f"/deviations/case/{number}/@action/add_coworker", {"person": "worker.iik"})
    assert answer.status_code == 200
    web.at("/deviations")
    (row,) = index_of(web.house.register).rows_of("number", number)
    assert row["ids"][:2] == ("hf", "idi")
