"""What keeps units from being moved, merged, split and closed, and who reaches cases afterwards."""

import pytest
from datetime import date
from ntnu.deviations.domain import unit_changes
from ntnu.deviations.domain.folder_roles import ALWAYS
from ntnu.deviations.domain.folder_roles import Change
from ntnu.deviations.domain.folder_roles import Term
from ntnu.deviations.domain.passages import was_there
from ntnu.deviations.domain.unit_changes import UnitFacts
from tests.domain.world import EMPTY
from tests.domain.world import FakeWorld
from tests.domain.world import HF
from tests.domain.world import IDI
from tests.domain.world import IE
from tests.domain.world import IIK
from tests.domain.world import OLD


class World(FakeWorld):
    """It knows its units."""

    def units(self):
        return (IE, IDI, IIK, HF, EMPTY)


WORLD = World()
RECIPIENT, WORKER, MANAGER = "Notification Recipient", "Case Worker", "Line Manager"


def at(unit, **more) -> UnitFacts:
    return UnitFacts(unit.code, unit=unit, **more)


def said(obstacles) -> list[tuple[str | None, str]]:
    return [(one.field, one.code) for one in obstacles]


def test_a_department_that_moves_is_reached_by_the_new_faculty_and_no_more_by_the_old():
    shift = unit_changes.shift_of_move(IDI, HF.uid, WORLD)
    assert shift.gained == [Change(RECIPIENT, "recipient.hf", True), Change(MANAGER, "manager.hf", True)]
    assert shift.lost == [
        Change(RECIPIENT, "recipient.ie", False),
        Change(WORKER, "worker.ie", False),
        Change(MANAGER, "manager.ie", False),
    ]
    assert shift.recipients == {"recipient.ie", "recipient.hf"}
    assert shift.losing(WORKER) == {"worker.ie"}


@pytest.mark.parametrize(
    "take_roles, gained, lost",
    [
        # Both are departments of one faculty: its roles reach both.
        (False, {"worker.iik"}, {"worker.idi", "second.idi", "manager.idi"}),
        # Its own roles come along, and reach what is there too.
        (True, {"worker.iik", "worker.idi", "second.idi", "manager.idi"}, set()),
    ],
)
def test_a_unit_that_is_merged(take_roles, gained, lost):
    shift = unit_changes.shift_of_merge(IDI, IIK, take_roles, WORLD)
    assert {one.principal for one in shift.gained} == gained
    assert {one.principal for one in shift.lost} == lost


@pytest.mark.parametrize(
    "unit, copy_roles, lost",
    [
        (IDI, True, set()),
        (IDI, False, {"worker.idi", "second.idi", "manager.idi"}),
        (IE, True, set()),
        (IE, False, {"recipient.ie", "worker.ie", "manager.ie"}),
    ],
)
def test_a_unit_that_is_split(unit, copy_roles, lost):
    shift = unit_changes.shift_of_split(unit, copy_roles, WORLD)
    assert {one.principal for one in shift.lost} == lost and shift.gained == []


@pytest.mark.parametrize(
    "ref, open_cases, actor, wrong",
    [
        ("HF", 3, "eqs", []),
        ("NOPE", 0, "eqs", [("faculty", "unknown_unit")]),
        ("IIK", 0, "eqs", [("faculty", "not_a_faculty")]),
        ("SHUT", 0, "eqs", [("faculty", "inactive_unit")]),
        ("IE", 0, "eqs", [("faculty", "same_unit")]),
        ("EMPTY", 0, "eqs", []),
        ("EMPTY", 1, "eqs", [("faculty", "no_recipient")]),
        # Nobody moves a department to where they receive its cases themselves.
        ("HF", 0, "recipient.hf", [("faculty", "role_to_oneself")]),
        ("HF", 0, "recipient.ie", []),
    ],
)
def test_what_keeps_a_department_where_it_is(ref, open_cases, actor, wrong):
    facts = at(IDI, open=open_cases)
    assert said(unit_changes.move_obstacles(facts, ref, actor, WORLD)) == wrong


@pytest.mark.parametrize(
    "facts, ref, actor, wrong",
    [
        (at(IDI), "IIK", "eqs", []),
        (at(IDI), "IE", "eqs", []),
        (at(IE), "HF", "eqs", []),
        (at(IDI), "NOPE", "eqs", [("unit", "unknown_unit")]),
        (at(IDI), "IDI", "eqs", [("unit", "same_unit")]),
        (at(IDI), "OLD", "eqs", [("unit", "inactive_unit")]),
        (at(IE), "IIK", "eqs", [("unit", "not_a_faculty")]),
        (at(IE, departments=(IDI,)), "HF", "eqs", [(None, "departments_first")]),
        (at(IDI, open=1), "EMPTY", "eqs", [("unit", "no_recipient")]),
        (at(IDI), "IIK", "worker.iik", [("unit", "role_to_oneself")]),
    ],
)
def test_what_keeps_units_apart(facts, ref, actor, wrong):
    assert said(unit_changes.merge_obstacles(facts, ref, False, actor, WORLD)) == wrong


@pytest.mark.parametrize("had, gains", [([], True), ([(MANAGER, ALWAYS)], False), ([(WORKER, ALWAYS)], True)])
def test_nobody_takes_cases_to_where_they_have_a_role_or_will(had, gains):
    own = {IE.uid: had, HF.uid: [(MANAGER, Term(date(2027, 1, 1), date(2027, 6, 30)))]}
    wrong = [("faculty", "role_to_oneself")] if gains else []
    assert said(unit_changes.move_obstacles(at(IDI, own=own), "HF", "eqs", WORLD)) == wrong


def test_whom_nobody_can_name_receives_cases_too():
    """A group of a directory that tells of no members."""
    world = World()
    world.unnamed = frozenset({(EMPTY.uid, RECIPIENT), (IE.uid, RECIPIENT)})
    assert said(unit_changes.move_obstacles(at(IDI, open=1), "EMPTY", "eqs", world)) == []
    assert said(unit_changes.merge_obstacles(at(IDI, open=1), "EMPTY", False, "eqs", world)) == []
    world.roles = {}
    for copies in (True, False):
        data = {"code": "NY", "copy_roles": copies}
        wrong = [] if copies else [("copy_roles", "no_recipient")]
        assert said(unit_changes.split_obstacles(at(IE), data, 1, "eqs", world)) == wrong


def test_a_role_that_one_has_is_taken_along_by_another():
    """It may begin on a day to come, and so give nothing now."""
    facts = at(IDI, own={IDI.uid: [(MANAGER, Term(date(2027, 1, 1)))]})
    assert said(unit_changes.merge_obstacles(facts, "IIK", True, "eqs", WORLD)) == [
        ("take_roles", "role_to_oneself")
    ]
    assert said(unit_changes.merge_obstacles(facts, "IIK", False, "eqs", WORLD)) == []
    data = {"code": "NY", "copy_roles": True}
    assert said(unit_changes.split_obstacles(facts, data, 0, "eqs", WORLD)) == [
        ("copy_roles", "role_to_oneself")
    ]


def test_who_takes_a_role_along_gives_it_to_nobody_but_others():
    assert said(unit_changes.merge_obstacles(at(IDI), "IIK", True, "manager.idi", WORLD)) == [
        ("unit", "role_to_oneself")
    ]


@pytest.mark.parametrize(
    "unit, data, open_cases, wrong",
    [
        (IE, {"code": "NY", "copy_roles": True}, 1, []),
        (IE, {"code": "NY"}, 0, []),
        (IE, {"code": "NY"}, 1, [("copy_roles", "no_recipient")]),
        (IDI, {"code": "NY"}, 1, []),
        (IDI, {"code": "iik"}, 0, [("code", "code_taken")]),
    ],
)
def test_what_keeps_a_unit_whole(unit, data, open_cases, wrong):
    assert said(unit_changes.split_obstacles(at(unit), data, open_cases, "eqs", WORLD)) == wrong


@pytest.mark.parametrize(
    "facts, data, wrong",
    [
        (at(IDI), {}, []),
        (at(IDI, open=2), {}, [("leave_cases", "open_cases_wait")]),
        (at(IDI, open=2), {"leave_cases": True}, []),
        (at(IDI, finished=9), {}, []),
        (at(IE, departments=(IDI, OLD)), {}, [(None, "departments_first")]),
        (at(IE, departments=(OLD,)), {}, []),
        (at(IDI, values={"active_from": date(2027, 1, 1)}), {}, [("active_to", "ends_before_start")]),
    ],
)
def test_what_keeps_a_unit_open(facts, data, wrong):
    wished = {"active_to": date(2026, 12, 31), **data}
    assert said(unit_changes.close_obstacles(facts, wished)) == wrong


def test_a_code_is_taken_in_capitals_too_but_not_by_oneself():
    assert said(unit_changes.code_obstacles("idi", None, WORLD)) == [("code", "code_taken")]
    assert said(unit_changes.code_obstacles("idi", IDI, WORLD)) == []
    assert said(unit_changes.code_obstacles("IMF", IDI, WORLD)) == []


@pytest.mark.parametrize(
    "passages, moment, there",
    [
        ((), 5, True),
        (((10, False),), 5, True),
        (((10, False),), 10, True),
        (((10, False),), 11, False),
        (((10, True),), 5, False),
        (((10, True),), 11, True),
        (((10, False), (20, True)), 15, False),
        (((10, False), (20, True)), 25, True),
        (((10, False), (20, True)), 5, True),
    ],
)
def test_where_a_case_was_when(passages, moment, there):
    assert was_there(passages, moment) is there
