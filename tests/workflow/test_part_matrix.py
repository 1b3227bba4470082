"""Who may view what lives in a case, in which state, by which hearing: typed in, against real content.

Plone's own answer is asked for, with the user of a new request.
"""

import pytest
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from ntnu.deviations.access.reading import may_view_part
from ntnu.deviations.engine.perform import available
from tests import parts
from tests.house import at
from tests.register import APPROVE
from tests.workflow.part_table import EVERYTHING
from tests.workflow.part_table import filled
from tests.workflow.part_table import MAY
from tests.workflow.part_table import NOTHING
from tests.workflow.part_table import PEOPLE
from tests.workflow.part_table import STATES
from tests.workflow.part_table import WORKED_ON

DEADLINE = datetime(2099, 2, 6, 12, 0, tzinfo=UTC)
A_SECOND = timedelta(seconds=1)


def seen(house, found) -> dict[str, set[str]]:
    """Person -> what Plone lets her view; the house's own question must have the same answer."""
    answer = {}
    for person in sorted(PEOPLE):
        viewed = {name for name, part in found.items() if house.may(person, "View", part)}
        listed = {
            name for name, part in found.items() if house.may(person, "Access contents information", part)
        }
        user = house.user(person)
        asked = {name for name, part in found.items() if may_view_part(part, user)}
        assert viewed == listed == asked, person
        answer[person] = viewed
    return answer


def table(may) -> dict[str, set[str]]:
    return {person: may.get(person, NOTHING) for person in sorted(PEOPLE)}


@pytest.mark.parametrize("state", [state for state in STATES if state != "reregistered"])
def test_who_views_what(house, state):
    _case, found = filled(house, state)
    assert found.keys() == EVERYTHING
    assert seen(house, found) == table(MAY[state])


@pytest.mark.parametrize("state", ("received", "in_process"))
def test_before_at_and_after_the_deadline(house, state):
    case, found = filled(house, state)
    over = {**MAY[state], "per": NOTHING, "worker.hf": NOTHING}
    for moment, may in (
        (DEADLINE - A_SECOND, MAY[state]),
        (DEADLINE, over),
        (DEADLINE + A_SECOND, over),
    ):
        with at(moment):
            assert seen(house, found) == table(may)
            for person in ("per", "worker.hf"):
                assert house.may(person, "View", case) is (moment < DEADLINE)


def test_a_draft_is_for_those_who_prepare_it(house):
    case = house.case("in_process")
    draft = parts.hearing(house, case, opened=False)
    for person in sorted(PEOPLE):
        sees = person in {
            "recipient.ie",
            "recipient.idi",
            "worker.idi",
            "manager.idi",
            "manager.ie",
            "technician",
        }
        assert house.may(person, "View", draft) is sees, person
        assert not (person in ("per", "worker.hf") and house.may(person, "View", case))


def test_who_takes_part_in_one_hearing_sees_no_other(house):
    case = house.case("in_process")
    first, second = parts.hearing(house, case), parts.hearing(house, case, participants=["worker.iik"])
    said = parts.statement(house, first)
    for person, sees in (("per", [first, said]), ("worker.hf", [first]), ("worker.iik", [second])):
        assert [part for part in (first, said, second) if house.may(person, "View", part)] == sees, person


def test_the_end_of_a_hearing_is_the_end_for_who_takes_part(house):
    case, found = filled(house, "in_process")
    house.act(found["hearing"], "worker.idi", "remove_participant", person="worker.hf")
    gone = {**WORKED_ON, "worker.hf": NOTHING}
    assert seen(house, found) == table(gone)
    house.act(found["hearing"], "worker.idi", "close")
    assert seen(house, found) == table({**gone, "per": NOTHING})
    assert not house.may("per", "View", case)
    # Asked again, who is still asked is in again, and finds her statement; whose access was ended is not.
    house.act(found["hearing"], "worker.idi", "ask_again")
    assert seen(house, found) == table(gone)
    assert not house.may("worker.hf", "View", case)


@pytest.mark.parametrize("state", ("forwarded", "in_process", "closed"))
def test_a_personnel_like_case_is_hidden_from_line_managers(house, state):
    approve = {**APPROVE, "personnel_like": True, "head_consulted": "2026-01-05"}
    _case, found = filled(house, state, approve=approve)
    hidden = {"manager.idi": NOTHING, "manager.ie": NOTHING}
    assert seen(house, found) == table({**MAY[state], **hidden})


def test_who_is_recused_views_nothing_whatever_she_is(house):
    case, found = filled(house, "in_process")
    for person in ("per", "manager.idi", "recipient.idi", "worker.iik", "ola"):
        house.act(case, "recipient.ie", "recuse", person=person, reason="x")
        with at(DEADLINE - A_SECOND):
            assert not {name for name, part in found.items() if house.may(person, "View", part)}, person
    gone = dict.fromkeys(("per", "manager.idi", "recipient.idi", "worker.iik", "ola"), NOTHING)
    assert seen(house, found) == table({**WORKED_ON, **gone})
    for person in gone:
        house.act(case, "recipient.ie", "lift_recusal", person=person, reason="x")
    # Roles are back; the place in the hearing and as co-worker is not.
    back = {**WORKED_ON, "per": NOTHING, "worker.iik": NOTHING}
    assert seen(house, found) == table(back)


#: What each may do on a measure that is planned, one that is done and an open hearing.
BOTH = (
    {"start", "finish", "ask_agreement", "change", "cancel"},
    {"evaluate"},
    {"remove_participant", "close", "extend", "widen", "remind"},
)
ACTS = {
    **dict.fromkeys(("recipient.ie", "recipient.idi", "worker.idi", "worker.iik"), BOTH),
    "manager.idi": ({"agree"}, set(), set()),
    "manager.ie": ({"agree"}, set(), set()),
    "worker.ie": ({"start", "finish", "ask_date", "hand_back"}, set(), set()),
    "ola": (set(), {"evaluate"}, set()),
    "per": (set(), set(), {"give_statement"}),
    "worker.hf": (set(), set(), {"give_statement"}),
}


def test_acts(house):
    _case, made = filled(house, "in_process")
    places = (made["measure shown"], made["measure"], made["hearing"])
    for person in sorted(PEOPLE):
        with house.acting(person):
            offered = tuple(
                {item.action.id for item in available(place) if item.is_ready} for place in places
            )
        assert offered == ACTS.get(person, (set(), set(), set())), person
