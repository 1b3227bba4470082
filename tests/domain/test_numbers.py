"""Case numbers: their form, whatever they begin with."""

import pytest
from ntnu.deviations.domain import numbers


def test_numbers():
    assert numbers.number("AVVIK", 2026, 412) == "AVVIK-2026-000412"
    assert numbers.number(numbers.OF_NOTIFICATIONS, 2026, 42) == "VARSEL-2026-000042"


@pytest.mark.parametrize("number", ["AVVIK-2026-000412", "QD-1999-999999"])
def test_a_number_of_a_deviation(number):
    assert numbers.NUMBER.fullmatch(number)


@pytest.mark.parametrize(
    "number", ["VARSEL-2026-000412", "AVVIK-2026-412", "avvik-2026-000412", "2026-000412", "A-2026-000412"]
)
def test_no_number_of_a_deviation(number):
    assert not numbers.NUMBER.fullmatch(number)
