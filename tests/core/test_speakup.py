"""Rules of SpeakUp!: acts by state, the form, and receipt codes."""

import pytest
from ntnu.deviations.core import receipt_codes
from ntnu.deviations.core import speakup

CAN = {
    "received": {"take", "reply"},
    "in_process": {"reply", "close"},
    "archived": set(),
    "closed": set(),
}


@pytest.mark.parametrize("state", CAN)
def test_what_can_be_done_in_a_state(state):
    ready = {act for act in speakup.RULES if not list(speakup.readiness(act, state, False))}
    assert ready == CAN[state]
    from_deviation = {act for act in speakup.RULES if not list(speakup.readiness(act, state, True))}
    assert from_deviation == CAN[state] | ({"return_to_register"} if CAN[state] else set())
    assert bool(list(speakup.information_obstacles(state))) == (not CAN[state])


def test_where_the_acts_lead():
    led = {(act, old): new for act, rule in speakup.RULES.items() for old, new in rule.to}
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


def test_numbers():
    assert speakup.number(2026, 42) == "VARSEL-2026-000042"


def test_a_code_is_sixteen_digits_however_it_is_typed():
    assert receipt_codes.new_code(lambda below: 42) == "0000000000000042"
    assert receipt_codes.new_code(lambda below: below - 1) == "9" * 16
    assert receipt_codes.in_fours("1234567890123456") == "1234 5678 9012 3456"
    for typed in (
        "1234567890123456",
        "1234 5678 9012 3456",
        "1234-5678-9012-3456\n",
        "\u00a01234 567890123456",
    ):
        assert receipt_codes.as_typed(typed) == "1234567890123456"
    for typed in (
        "",
        None,
        1234567890123456,
        "123456789012345",
        "12345678901234567",
        "١" * 16,
        "x" * 16,
        "1" * 99,
    ):
        assert receipt_codes.as_typed(typed) is None


def test_what_is_kept_of_a_code_needs_the_key():
    one, other = receipt_codes.digest("1" * 16, b"key"), receipt_codes.digest("1" * 16, b"another key")
    assert one == receipt_codes.digest("1" * 16, b"key")
    assert (
        len({one, other, receipt_codes.digest("2" * 16, b"key"), receipt_codes.digest("1" * 16, None)}) == 4
    )
    assert len(one) == 64 and "1" * 16 not in one
