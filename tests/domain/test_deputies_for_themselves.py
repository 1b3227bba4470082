"""What a deputy cannot do for themselves, and which mails they get too."""

import pytest
from ntnu.deviations.domain.absence import deputy_obstacles
from ntnu.deviations.domain.folder_roles import Change
from ntnu.deviations.domain.folder_roles import role_obstacles
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.preview import to_deputies
from tests.domain.away import stands_in
from tests.domain.away import world_with
from tests.domain.case_parts import hearing
from tests.domain.case_parts import holding
from tests.domain.case_parts import measure
from tests.domain.world import assignment
from tests.domain.world import case
from tests.domain.world import FakeWorld
from tests.domain.world import NOW
from tests.domain.world import TODAY

RECIPIENT, MANAGER = "Notification Recipient", "Line Manager"
BEFORE = case("in_process")


@pytest.mark.parametrize(
    "before, after, takes",
    [
        (BEFORE, BEFORE.but(case_worker=assignment("ola")), True),
        (BEFORE, BEFORE.but(coworkers=(assignment("ola"),)), True),
        (BEFORE, BEFORE.but(deputies=(assignment("ola"),)), True),
        (BEFORE, holding(BEFORE, measure()), True),
        (BEFORE, holding(BEFORE, hearing()), True),
        (holding(BEFORE, hearing()), holding(BEFORE, hearing(), measure()), True),
        (BEFORE, holding(BEFORE, hearing("draft")), False),
        (holding(BEFORE, measure()), holding(BEFORE, measure("done")), False),
        (holding(BEFORE, hearing()), BEFORE, False),
        (BEFORE, BEFORE.but(coworkers=(assignment("per"),)), False),
    ],
    ids=[
        "case worker",
        "co-worker",
        "named for the case",
        "measure",
        "hearing",
        "one more",
        "draft",
        "as before",
        "less",
        "somebody else",
    ],
)
def test_a_deputy_takes_no_place_of_their_own(before, after, takes):
    plan = Plan(action="x", actor="ola", before=before, after=after)
    for absent, wrong in (("recipient.ie", takes), ("", False)):
        moment = Moment(actor="ola", now=NOW, today=TODAY, world=FakeWorld(), absent=absent)
        assert [one.code for one in deputy_obstacles(plan, moment)] == ["deputy_takes_place"] * wrong


@pytest.mark.parametrize(
    "role, principal, given, codes",
    [
        (RECIPIENT, "manager.ie", True, ["role_to_absent"]),
        (RECIPIENT, "their group", True, ["role_to_absent"]),
        (RECIPIENT, "manager.ie", False, []),
        (RECIPIENT, "ola", True, []),
        (MANAGER, "manager.ie", True, []),
    ],
    ids=["given", "group", "taken", "somebody else", "not handed on"],
)
def test_no_role_for_whom_one_stands_in_for(role, principal, given, codes):
    found = role_obstacles(
        [Change(role, principal, given)],
        (RECIPIENT, MANAGER),
        "admin.ie",
        [],
        False,
        lambda principal: True,
        TODAY,
        lambda role: {"manager.ie", "their group"} if role == RECIPIENT else set(),
    )
    assert [one.code for one in found] == codes


@pytest.mark.parametrize(
    "away, part, told",
    [
        (stands_in("ola", "kari2", role="Hearing Participant"), "h1", True),
        (stands_in("ola", "kari2", role="Hearing Participant"), "m1", False),
        (stands_in("ola", "kari2", role="Measure Responsible"), "m1", True),
        (stands_in("ola", "kari2", role="Measure Responsible"), "h1", False),
        (stands_in("ola", "kari2"), None, False),
        (stands_in("worker.idi", "second.idi"), None, True),
        (stands_in("worker.idi", "second.idi"), "m1", True),
    ],
    ids=["hearing", "other measure", "measure", "other hearing", "case", "worker", "their measure"],
)
def test_whose_mails_a_deputy_gets_too(away, part, told):
    facts = holding(BEFORE, hearing(), measure())
    sent = to_deputies([Notice("x", away.absent, part=part)], facts, world_with(away))
    assert [notice.to for notice in sent] == [away.deputy] * told


@pytest.mark.parametrize(
    "role, other, twice",
    [
        ("", "", True),
        ("", MANAGER, True),
        (MANAGER, "", True),
        (MANAGER, MANAGER, True),
        (MANAGER, RECIPIENT, False),
    ],
)
def test_nobody_is_named_twice_in_a_role(role, other, twice):
    one, two = (stands_in("manager.ie", "ola", each) for each in (role, other))
    assert one.overlaps(two) is twice is two.overlaps(one)
