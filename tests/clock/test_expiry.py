"""What is kept for some days only."""

from datetime import timedelta
from ntnu.deviations.clock.expiry import Expiry
from ntnu.deviations.clock.run import at_once
from ntnu.deviations.engine import once
from ntnu.deviations.now import now
from tests.house import at


def test_a_key_is_known_for_seven_days_and_nothing_of_it_is_readable(house):
    register = house.register
    sending = once.Sending("kari", "place", "key", "content")
    once.remember(register, sending, "uid")
    kept = repr([dict(bucket) for bucket in register.sendings.buckets])
    assert not [word for word in ("kari", "place", "content") if word in kept]
    started = now()
    assert once.done_before(register, sending).made == "uid"
    with at(started + timedelta(days=7, hours=-1)):
        Expiry().do(register, "2190-01-01", now(), at_once)
        assert once.done_before(register, sending).same
        assert not once.done_before(register, once.Sending("kari", "place", "key", "else")).same
    with at(started + timedelta(days=7, hours=1)):
        assert once.done_before(register, sending) is None
        Expiry().do(register, "2190-01-01", now(), at_once)
    assert not any(len(bucket) for bucket in register.sendings.buckets)
