"""Rules of SpeakUp!: acts by state, the form, and receipt codes."""

import pytest
from ntnu.deviations.domain import speakup
from ntnu.deviations.speakup import receipt_codes
from ntnu.deviations.speakup.actions import NotificationProcedure

CAN = {
    "received": {"take", "reply"},
    "in_process": {"reply", "close"},
    "archived": set(),
    "closed": set(),
}


def ready(state: str, from_deviation: bool) -> set[str]:
    facts = speakup.NotificationFacts(
        number="VARSEL-2026-000001",
        state=state,
        reporter="kari",
        recused=(),
        reply_language="nb",
        deviation="AVVIK-2026-000001" if from_deviation else "",
        from_deviation=from_deviation,
        anonymised=None,
        follow_url="https://example.org",
    )
    (actions,) = NotificationProcedure.actions.values()
    return {id_ for id_, action in actions.items() if not action.readiness(facts, None)}


@pytest.mark.parametrize("state", CAN)
def test_what_can_be_done_in_a_state(state):
    assert ready(state, False) == CAN[state]
    assert ready(state, True) == CAN[state] | ({"return_to_register"} if CAN[state] else set())
    assert bool(list(speakup.information_obstacles(state))) == (not CAN[state])


def test_where_the_acts_lead():
    (actions,) = NotificationProcedure.actions.values()
    led = {(act, old): new for act, action in actions.items() for old, new in action.rule.to}
    assert led == {
        ("take", "received"): "in_process",
        ("close", "in_process"): "closed",
        ("return_to_register", "received"): "closed",
        ("return_to_register", "in_process"): "closed",
    }


@pytest.mark.parametrize(
    ("data", "known", "wrong"),
    [
        ({"anonymous": True}, False, False),
        ({"anonymous": True}, True, False),
        ({}, True, False),
        ({"anonymous": False}, False, True),
        ({}, False, True),
        ({"contact": "Ola, 73 59 50 00"}, False, False),
    ],
)
def test_somebody_can_be_reached_or_wants_not_to_be(data, known, wrong):
    assert [o.code for o in speakup.form_obstacles(data, known)] == (["contact_needed"] if wrong else [])


def test_a_code_has_a_hundred_bits_however_it_is_typed():
    most = 32**20
    assert most == 2**100
    drawn = []
    code = receipt_codes.new_code(lambda below: drawn.append(below) or 12345678901234567890)
    assert drawn == [most] and len(code) == 20
    shown = receipt_codes.in_groups(code)
    assert [len(group) for group in shown.split("-")] == [5, 5, 5, 5]
    for typed in (code, shown, shown.lower(), shown.replace("-", " \u2014 "), f"\u200b{shown}\u2060\n"):
        assert receipt_codes.as_typed(typed) == code
    assert receipt_codes.as_typed("OIL00-00000-00000-00000") == "01100000000000000000"
    secrets = [number.to_bytes(32, "big") for number in range(1000)]
    assert len({receipt_codes.code_of(secret) for secret in secrets}) == 1000
    for typed in ("", None, 5, "U" * 20, "0" * 19, "0" * 21, "\u0661" * 20, "0" * 999, "*" * 20):
        assert receipt_codes.as_typed(typed) is None


def test_a_code_of_before_has_sixteen_digits():
    assert receipt_codes.in_groups("1234567890123456") == "1234-5678-9012-3456"
    for typed in (
        "1234567890123456",
        "1234 5678 9012 3456",
        "1234-5678\u20139012\u200b3456\n",
        "\uff11234567890123456",
    ):
        assert receipt_codes.as_typed(typed) == "1234567890123456"
    for typed in ("123456789012345", "12345678901234567", "\u0661" * 16, "x" * 16):
        assert receipt_codes.as_typed(typed) is None


def test_what_is_kept_of_a_code_needs_the_key():
    one, other = receipt_codes.digest("1" * 16, b"key"), receipt_codes.digest("1" * 16, b"another key")
    assert one == receipt_codes.digest("1" * 16, b"key")
    assert (
        len({one, other, receipt_codes.digest("2" * 16, b"key"), receipt_codes.digest("1" * 16, None)}) == 4
    )
    assert len(one) == 64 and "1" * 16 not in one


def test_a_code_is_found_by_a_keyed_digest():
    code, key = "0" * 20, b"key"
    kept = receipt_codes.digest(code, key)
    assert kept == receipt_codes.digest(code, key) and code not in kept
    assert len({kept, receipt_codes.digest(code, b"other"), receipt_codes.digest("1" * 20, key)}) == 3
    old = receipt_codes.digest("1" * 16, key)
    assert receipt_codes.is_kept_old(old) and not receipt_codes.is_kept_old(kept)
    # Who looks for the first one in the tree finds an old one, while there is any.
    assert old < kept and kept > "f" * 64
