"""Whether a page of the site itself started a request."""

import pytest
from ntnu.deviations.doors.origins import is_foreign
from ntnu.deviations.doors.origins import is_own

PUBLIC, ASKED = "https://avvik.example/ntnu", "http://10.0.0.4:8080"


@pytest.mark.parametrize(
    ("origin", "fetch_site", "public", "own"),
    [
        ("https://avvik.example", None, PUBLIC, True),
        ("https://AVVIK.example:443", "cross-site", PUBLIC, True),
        ("http://avvik.example", None, PUBLIC, False),
        ("https://avvik.example:8443", None, PUBLIC, False),
        ("https://avvik.example.evil.example", "same-origin", PUBLIC, False),
        ("https://x@avvik.example", None, PUBLIC, True),
        ("null", "same-origin", PUBLIC, False),
        ("", "same-origin", PUBLIC, False),
        ("http://[", "same-origin", PUBLIC, False),
        ("http://10.0.0.4:8080", None, PUBLIC, False),
        ("http://10.0.0.4:8080", None, "", True),
        ("http://10.0.0.4", None, "", False),
        (None, "same-origin", PUBLIC, True),
        (None, "same-site", PUBLIC, False),
        (None, "none", PUBLIC, False),
        (None, None, PUBLIC, False),
    ],
)
def test_own(origin, fetch_site, public, own):
    assert is_own(origin, fetch_site, public, ASKED) is own


def test_what_says_nothing_is_not_foreign():
    assert not is_foreign(None, None, PUBLIC, ASKED)
    assert not is_foreign(None, "none", PUBLIC, ASKED)
    assert is_foreign(None, "same-site", PUBLIC, ASKED)
    assert is_foreign("null", None, PUBLIC, ASKED)
    assert not is_foreign("https://avvik.example", None, PUBLIC, ASKED)
