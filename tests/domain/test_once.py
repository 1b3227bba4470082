"""What a sending is known again by."""

import pytest
from ntnu.deviations.domain.once import digest
from ntnu.deviations.domain.once import key_of
from ntnu.deviations.domain.once import same_content


@pytest.mark.parametrize(
    "header, key",
    (
        ("8e03978e-40d5-43dd-bc93-6894a57f9324", "8e03978e-40d5-43dd-bc93-6894a57f9324"),
        ('"8e03978e"', "8e03978e"),
        ("  a  ", "a"),
        ("a" * 255, "a" * 255),
        ("a" * 256, None),
        ("", None),
        ('""', None),
        ('"a', None),
        ("a b", None),
        ("blåbær", None),
        ("a\nb", None),
        ("a\x00", None),
    ),
)
def test_what_is_a_key(header, key):
    assert key_of(header) == key


def test_digests_are_keyed_and_tell_texts_apart():
    found = {
        digest(b"one", "name", ("kari", "a")),
        digest(b"two", "name", ("kari", "a")),
        digest(b"one", "content", ("kari", "a")),
        digest(b"one", "name", ("karia", "")),
        digest(b"one", "name", ("kari", "a", "")),
    }
    assert len(found) == 5
    assert digest(b"one", "name", ("kari", "a")) in found


def test_what_says_the_same_is_the_same():
    assert same_content(b'{"a": 1, "b": [2]}') == same_content(b'{"b":[2],"a":1}')
    assert same_content(b"") == same_content(b"{}")
    assert same_content(b'{"a": 1}') != same_content(b'{"a": "1"}')
    assert same_content(b"{") != same_content(b"[")
