"""When a person is told: the whole rule, typed."""

import pytest
from datetime import time
from ntnu.deviations.domain.telling import ALWAYS
from ntnu.deviations.domain.telling import is_held
from ntnu.deviations.domain.telling import NEWS
from ntnu.deviations.domain.telling import REMINDER
from ntnu.deviations.domain.telling import waits_for_digest
from ntnu.deviations.domain.telling import Wishes
from types import SimpleNamespace

NIGHT, OFFICE = (time(22), time(7)), (time(8), time(16))


def kind(ways, is_digest=False):
    return SimpleNamespace(id="kind", ways=ways, is_digest=is_digest)


@pytest.mark.parametrize(
    "ways, chosen, way, for_digest, held_by_day, held_at_night",
    [
        (ALWAYS, None, "at_once", False, False, False),
        (ALWAYS, "digest", "at_once", False, False, False),
        (ALWAYS, "on_screen", "at_once", False, False, False),
        (REMINDER, None, "at_once", False, False, True),
        (REMINDER, "digest", "digest", True, True, True),
        (REMINDER, "on_screen", "at_once", False, False, True),
        (NEWS, None, "at_once", False, False, True),
        (NEWS, "digest", "digest", True, True, True),
        (NEWS, "on_screen", "on_screen", False, False, True),
        (NEWS, "sometimes", "at_once", False, False, True),
    ],
)
def test_what_was_chosen(ways, chosen, way, for_digest, held_by_day, held_at_night):
    wishes = Wishes({"kind": chosen} if chosen else {}, NIGHT)
    assert wishes.way_of(kind(ways)) == way
    assert waits_for_digest(kind(ways), wishes) is for_digest
    assert is_held(kind(ways), wishes, time(12)) is held_by_day
    assert is_held(kind(ways), wishes, time(3)) is held_at_night


def test_the_digest_waits_for_the_end_of_quiet_hours_and_for_no_other_digest():
    digest = kind(("on_screen", "digest"), is_digest=True)
    wishes = Wishes({"kind": "digest"}, NIGHT)
    assert not waits_for_digest(digest, wishes)
    assert not is_held(digest, wishes, time(7)) and is_held(digest, wishes, time(6, 59))


@pytest.mark.parametrize(
    "quiet, at, is_quiet",
    [
        (None, time(3), False),
        (NIGHT, time(21, 59, 59), False),
        (NIGHT, time(22), True),
        (NIGHT, time(0), True),
        (NIGHT, time(6, 59, 59), True),
        (NIGHT, time(7), False),
        (OFFICE, time(7, 59), False),
        (OFFICE, time(8), True),
        (OFFICE, time(15, 59), True),
        (OFFICE, time(16), False),
    ],
)
def test_quiet_hours(quiet, at, is_quiet):
    assert Wishes(quiet=quiet).is_quiet(at) is is_quiet
