"""Identity numbers, however they are written, and figures that are none."""

import pytest
from ntnu.deviations.domain.sensitive import scan

# Nobody's number: the check digits are wrong, and only these tests' checker knows it.
KNOWN = {"01019012345", "09030560012"}


def kinds(text):
    return [finding.kind for finding in scan(text, (), KNOWN.__contains__)]


IDENTITY_NUMBERS = (
    "01019012345",
    "Studenten (01019012345) klaget.",
    "fnr01019012345",
    "010190 12345",
    "010190-12345",
    "010190.12345",
    "010190 - 12345",
    "010190/12345",
    "010190, 12345",
    "010190\n12345",
    "010190 \r\n 12345",
    "010190\t12345",
    "01 01 90 12345",
    "01.01.90 12345",
    "01.01.90-123 45",
    "01.01.90 - 123.45",
    "0101 9012 345",
    "0 1 0 1 9 0 1 2 3 4 5",
    "0-1-0-1-9-0-1-2-3-4-5",
    "01.01.1990 12345",
    "01011990 12345",
    "0101199012345",
    "1990-01-01 12345",
    "19900101-12345",
    "09.03.2005, 60012",
    "kl. 12 010190 12345",
    "12 010190 12345 3",
    "010190\u00a012345",
    "010190\u202f12345",
    "010190\u3000\u300012345",
    "010190\u201312345",
    "010190\u221212345",
    "0101\u200b9012345",
    "0\u200b1\u200b0\u200b1\u200b9\u200b0\u200b1\u200b2\u200b3\u200b4\u200b5",
    "010190\u00ad12345",
    "010190\u2060\u200d\ufeff12345",
    "010190\u200e\u202c12345",
    "0101\u034f90\ufe0f12345",
    "0101\u31649012345",
    "0101\u28009012345",
    "0101\x009012345",
    "\u0660\u0661\u0660\u0661\u0669\u0660\u0661\u0662\u0663\u0664\u0665",
    "\uff10\uff11\uff10\uff11\uff19\uff10\uff11\uff12\uff13\uff14\uff15",
    "\U0001d7ce\U0001d7cf\U0001d7ce\U0001d7cf\U0001d7d7\U0001d7ce12345",
    "\u24ea\u2460\u24ea\u2460\u2468\u24ea\u2460\u2461\u2462\u2463\u2464",
    "0\ufe0f\u20e31\ufe0f\u20e3019012345",
    "0\u03321\u03320\u03321\u03329012345",
    "01019012345\u00b9",
    "før\u00e5 01019012345",
)


@pytest.mark.parametrize("text", IDENTITY_NUMBERS, ids=ascii)
def test_identity_numbers_are_found_however_they_are_written(text):
    assert "identity_number" in kinds(text)


@pytest.mark.parametrize(
    "text",
    (
        "01019012346",
        "0101901234",
        "9901019012345",
        "010190 og 12345",
        "010190 12 3451",
        "010190\n\n123, 45",
        "23.11.2026, 120 studenter",
        "01, 01, 90, 12, 345",
        "AVVIK-2026-000412",
        "974 767 880",
    ),
)
def test_other_figures_are_no_identity_numbers(text):
    assert "identity_number" not in kinds(text)


def test_a_date_before_a_number_is_not_asked_about():
    asked = []
    scan("23.11.2026 120, 2012-11-23 123, 1.11.2026 1234", (), asked.append)
    assert asked == []


def test_the_checker_is_asked_about_bare_digits():
    asked = []
    scan("x \uff10\uff11.01.90\u00a0123-45 y", (), asked.append)
    assert asked == ["01019012345"]
