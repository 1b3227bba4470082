"""Somebody is away, and somebody else stands in for them today."""

from datetime import datetime
from datetime import UTC
from ntnu.deviations.domain.stand_ins import StandIn
from tests.domain.world import FakeWorld
from tests.domain.world import TODAY


def stands_in(absent, deputy, role="", unit="ie-uid", **changes) -> StandIn:
    days = {"start": TODAY, "end": TODAY, "given_by": absent, "since": datetime(2026, 11, 1, tzinfo=UTC)}
    return StandIn(uid="s1", unit=unit, absent=absent, deputy=deputy, role=role, **{**days, **changes})


def world_with(*away) -> FakeWorld:
    world = FakeWorld()
    world.away = away
    return world
