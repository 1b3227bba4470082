"""How often a client may guess: ten thousand guesses are ten, and take no room to speak of."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from ntnu.deviations.domain import rate_limit as attempts
from ntnu.deviations.domain.rate_limit import Attempts

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def tries() -> Attempts:
    return Attempts(10, HOUR, lambda: b"k" * 32)


def test_ten_thousand_guesses():
    limit, looked_up = tries(), 0
    for second in range(10_000):
        at = NOON + timedelta(seconds=second / 3)
        if limit.may_try("192.0.2.1", at):
            looked_up += 1
            limit.count("192.0.2.1", at)
    assert looked_up == 10
    assert [len(kept) for kept in limit._failed.values()] == [10]


def test_who_only_asks_is_not_remembered():
    limit = tries()
    assert all(limit.may_try(f"192.0.2.{number}", NOON) for number in range(1000))
    assert limit._failed == {}


def test_guesses_from_everywhere(monkeypatch):
    monkeypatch.setattr(attempts, "MOST_CLIENTS", 100)
    limit = tries()
    for _round in range(10):
        limit.count("192.0.2.1", NOON)
    for number in range(10_000):
        limit.count(f"2001:db8:{number:x}::/64", NOON)
        # Who goes on is not forgotten for others' sake.
        limit.count("192.0.2.1", NOON)
    assert len(limit._failed) == 100
    assert max(len(kept) for kept in limit._failed.values()) == 10
    assert not limit.may_try("192.0.2.1", NOON)
    assert limit.may_try("192.0.2.1", NOON + HOUR)
