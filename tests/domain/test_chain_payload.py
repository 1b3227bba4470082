"""What the log can keep, and how it is written down."""

import pytest
from datetime import datetime
from datetime import timedelta
from datetime import timezone
from datetime import UTC
from enum import StrEnum
from ntnu.deviations.caselog import chain

AT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def test_moments_are_written_in_utc():
    oslo = timezone(timedelta(hours=1))
    assert chain.moment(datetime(2026, 11, 23, 13, 0, tzinfo=oslo)) == "2026-11-23T12:00:00.000000+00:00"
    with pytest.raises(ValueError, match="time zone"):
        chain.moment(datetime(2026, 11, 23, 13, 0))


class Token(StrEnum):
    ONE = "one"


def test_a_payload_comes_back_as_it_went_in():
    value = {
        "text": "blå\n\u2028",
        "n": 7,
        "yes": True,
        "none": None,
        "list": [1, ["a", {"b": []}]],
        "": "\ud800",
    }
    assert chain.payload(value, b"s" * 16).value == value
    assert type(chain.payload({"token": Token.ONE}, b"s" * 16).value["token"]) is str


def test_a_payloads_order_does_not_matter():
    one, other = chain.payload({"a": 1, "b": 2}, b"s" * 16), chain.payload({"b": 2, "a": 1}, b"s" * 16)
    assert chain.digest(one) == chain.digest(other)


def test_the_salt_hides_equal_payloads():
    one, other = chain.payload({"a": 1}, b"s" * 16), chain.payload({"a": 1}, b"t" * 16)
    assert chain.digest(one) != chain.digest(other)


def test_the_length_counts_characters_as_people_do():
    assert chain.payload({"a": "blå"}, b"s" * 16).length == len('{"a": "blå"}')


@pytest.mark.parametrize("value", (1.5, ("a",), {1}, b"a", AT, object(), [1, {"a": 1.5}], {1: "a"}))
def test_a_payload_holds_only_what_json_gives_back(value):
    with pytest.raises(TypeError):
        chain.payload({"why": value}, b"s" * 16)


def test_a_type_error_does_not_repeat_the_value():
    with pytest.raises(TypeError) as refused:
        chain.payload({"why": b"secret"}, b"s" * 16)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("salt", (b"", b"short", b"s" * 17))
def test_a_salt_has_sixteen_bytes(salt):
    with pytest.raises(ValueError, match="16"):
        chain.payload({}, salt)
