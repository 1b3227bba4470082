import pytest
from ntnu.deviations.domain.bounds import whole_number


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("007", 7), ("999999999", 999_999_999)])
def test_digits_are_a_number(text, number):
    assert whole_number(text) == number


@pytest.mark.parametrize(
    "text",
    ["", " 1", "1\n", "-1", "+1", "1.0", "1_0", "²", "٣", "1" * 10, "9" * 5000, None, 1, True, b"1", ["1"]],
)
def test_anything_else_is_none(text):
    assert whole_number(text) is None
