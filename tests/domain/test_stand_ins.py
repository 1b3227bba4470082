"""What somebody has as the deputy of a person who is away: the rule as a table."""

import pytest
from datetime import date
from ntnu.deviations.domain.absence import naming_obstacles
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.preview import who_sees
from ntnu.deviations.domain.unit_changes import UnitFacts
from tests.domain.away import stands_in
from tests.domain.away import world_with
from tests.domain.world import assignment
from tests.domain.world import case
from tests.domain.world import FakeWorld
from tests.domain.world import IDI
from tests.domain.world import IE
from tests.domain.world import NOW
from tests.domain.world import TODAY

RECIPIENT, WORKER, MANAGER = "Notification Recipient", "Case Worker", "Line Manager"
READERS = {
    state: frozenset({RECIPIENT, WORKER, MANAGER, "Reporter", "Archivist", "Hearing Participant"})
    for state in ("received", "forwarded", "in_process", "closed")
}


@pytest.mark.parametrize(
    "away, facts, role",
    [
        (stands_in("recipient.ie", "ola"), {}, RECIPIENT),
        (stands_in("recipient.ie", "ola", unit="idi-uid"), {}, RECIPIENT),
        (stands_in("recipient.ie", "ola", unit="iik-uid"), {}, None),
        (stands_in("recipient.ie", "ola", unit="hf-uid"), {}, None),
        (stands_in("recipient.ie", "ola", role=RECIPIENT), {}, RECIPIENT),
        (stands_in("recipient.ie", "ola", role=MANAGER), {}, None),
        (stands_in("recipient.ie", "ola"), {"recused": ("ola",)}, None),
        (stands_in("recipient.ie", "ola"), {"recused": ("recipient.ie",)}, None),
        (stands_in("recipient.ie", "ola"), {"reporter": "recipient.ie"}, None),
        (stands_in("manager.idi", "ola"), {}, MANAGER),
        (stands_in("manager.idi", "ola"), {"personnel_like": True}, None),
        (stands_in("worker.idi", "second.idi"), {}, WORKER),
        (stands_in("worker.idi", "worker.ie"), {}, WORKER),
        (stands_in("worker.idi", "worker.iik"), {}, None),
        (stands_in("worker.idi", "ola"), {}, None),
        (stands_in("worker.idi", "second.idi"), {"lapsed": frozenset({"worker.idi"})}, None),
        (stands_in("kari", "ola"), {}, None),
        (stands_in("archivist", "ola"), {}, None),
        (stands_in("per", "ola"), {"deputies": (assignment("per"),)}, RECIPIENT),
    ],
    ids=[
        "recipient",
        "at the department",
        "at another department",
        "at another faculty",
        "the role",
        "another role",
        "deputy recused",
        "absent recused",
        "absent reported",
        "manager",
        "personnel",
        "case worker",
        "case worker of the faculty",
        "case worker elsewhere",
        "no case worker",
        "lapsed",
        "reporter",
        "archivist",
        "named for the case",
    ],
)
def test_what_a_deputy_has(away, facts, role):
    seen = who_sees(case("in_process", **facts), world_with(away), READERS)
    own = [one.role for one in seen if one.person == away.deputy and one.cause == "stands_in"]
    assert own == ([role] if role else [])


def test_a_deputy_has_no_deputy():
    world = world_with(stands_in("recipient.ie", "ola"), stands_in("ola", "per"))
    seen = {one.person for one in who_sees(case(), world, READERS)}
    assert "ola" in seen and "per" not in seen


def test_two_in_a_circle_have_what_the_other_has_alone():
    world = world_with(stands_in("recipient.ie", "manager.ie"), stands_in("manager.ie", "recipient.ie"))
    seen = {(one.person, one.role) for one in who_sees(case("in_process"), world, READERS)}
    both = {RECIPIENT, MANAGER}
    assert {role for person, role in seen if person == "recipient.ie"} == both
    assert {role for person, role in seen if person == "manager.ie"} == both


HELD = {"recipient.ie": frozenset({RECIPIENT}), "worker.idi": frozenset({WORKER})}
ADMIN = frozenset({"Local EQS Administrator"})


@pytest.mark.parametrize(
    "new, actor, held, wrong",
    [
        (stands_in("recipient.ie", "ola"), "recipient.ie", (), []),
        (stands_in("recipient.ie", "ola"), "per", ADMIN, []),
        (stands_in("recipient.ie", "ola"), "per", (), [("deputy_for_others", "absent")]),
        (stands_in("recipient.ie", "ola"), "ola", ADMIN, [("deputy_oneself", "deputy")]),
        (
            stands_in("recipient.ie", "recipient.ie"),
            "recipient.ie",
            (),
            [("deputy_for_themselves", "deputy")],
        ),
        (stands_in("recipient.ie", "nobody"), "recipient.ie", (), [("unknown_person", "deputy")]),
        (
            stands_in("recipient.ie", "ola", role=MANAGER),
            "recipient.ie",
            (),
            [("nothing_to_hand_on", "role")],
        ),
        (stands_in("kari", "ola"), "kari", (), [("nothing_to_hand_on", "absent")]),
        (stands_in("worker.idi", "second.idi"), "worker.idi", (), []),
        (stands_in("worker.idi", "ola"), "worker.idi", (), [("deputy_no_case_worker", "deputy")]),
        (
            stands_in("recipient.ie", "ola", end=date(2026, 11, 22)),
            "recipient.ie",
            (),
            [("ends_before_start", "ends")],
        ),
        (
            stands_in("recipient.ie", "ola", start=date(2026, 11, 1), end=date(2026, 11, 22)),
            "recipient.ie",
            (),
            [("date_past", "ends")],
        ),
        (
            stands_in("recipient.ie", "ola", end=date(2027, 11, 25)),
            "recipient.ie",
            (),
            [("absence_too_long", "ends")],
        ),
        (stands_in("recipient.ie", "per"), "recipient.ie", (), [("deputy_already", "deputy")]),
    ],
    ids=[
        "own",
        "administrator",
        "for others",
        "administrator herself",
        "themselves",
        "nobody",
        "no such role",
        "nothing",
        "case worker",
        "no case worker",
        "reversed",
        "past",
        "long",
        "already",
    ],
)
def test_who_may_name_whom(new, actor, held, wrong):
    facts = UnitFacts(
        "IE",
        unit=IE,
        departments=(IDI,),
        handed_on=lambda person: HELD.get(person, frozenset()),
        stand_ins=(stands_in("recipient.ie", "per"),),
    )
    moment = Moment(actor=actor, now=NOW, today=TODAY, world=FakeWorld(), roles=frozenset(held))
    assert [(found.code, found.field) for found in naming_obstacles(new, facts, moment)] == wrong
