"""Whose move it is."""

import pytest
from ntnu.deviations.domain.grants import exclusion_key
from ntnu.deviations.domain.waiting import next_step
from ntnu.deviations.domain.waiting import waits_for
from tests.domain.world import assignment
from tests.domain.world import case

AT_FACULTY = "unit:ie-uid:Notification Recipient"
AT_DEPARTMENT = "unit:idi-uid:Notification Recipient"


@pytest.mark.parametrize(
    "facts, step, who",
    [
        (case("received"), "fill_in_receipt", {AT_FACULTY}),
        (case("forwarded"), "accept", {"worker.idi"}),
        (case("in_process"), "close", {"worker.idi"}),
        (
            case("in_process", closer="recipient"),
            "close_by_recipient",
            {AT_DEPARTMENT, AT_FACULTY, "worker.idi"},
        ),
        (case("forwarded", case_worker=None), "name_case_worker", {AT_DEPARTMENT, AT_FACULTY}),
        (case("in_process", case_worker=None), "name_case_worker", {AT_DEPARTMENT, AT_FACULTY}),
        (case("closed"), None, set()),
        (case("not_approved"), None, set()),
        (case("reregistered"), None, set()),
    ],
)
def test_by_state(facts, step, who):
    assert next_step(facts) == step
    assert set(waits_for(facts)) == who


def test_it_never_waits_for_who_reported_it_nor_for_the_recused():
    own = case("received", reporter="recipient.ie", reporter_excluded=True)
    assert set(waits_for(own)) == {f"{AT_FACULTY}:{exclusion_key(['recipient.ie'])}"}
    recused = case("received", recused=("recipient.ie",))
    assert set(waits_for(recused)) == {f"{AT_FACULTY}:{exclusion_key(['recipient.ie'])}"}


def test_it_waits_for_a_deputy_too():
    facts = case("received", recused=("recipient.ie",), deputies=(assignment("ola"),))
    assert set(waits_for(facts)) == {f"{AT_FACULTY}:{exclusion_key(['recipient.ie'])}", "ola"}
