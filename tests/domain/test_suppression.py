"""What is hidden in the fixed tables cannot be found out by all of them together: it is looked for by linear
programming, with everything a quality reader can get, of two years."""

import pytest
from datetime import date
from ntnu.deviations.domain.statistics import Counted
from ntnu.deviations.domain.suppression import protect_row
from ntnu.deviations.domain.suppression import protect_table
from tests.domain.quality_reader import Reader
from tests.domain.quality_reader import register
from tests.domain.quality_reader import released
from tests.domain.quality_reader import seconds
from tests.domain.quality_reader import UNITS
from tests.domain.quality_reader import YEARS


@pytest.mark.parametrize("seed", (0, 2, 5, 7))
def test_no_hidden_number_can_be_solved_for(seed):
    rows, units = register(seed)
    for year in YEARS:
        tables, _found, values = released(rows, units, year)
        told = [(cell, low, high) for cell, low, high in Reader(tables, values, year == YEARS[0]).ranges()]
        close = [one for one in told if one[2] - one[1] < 5 - 1e-6]
        assert not close, close


@pytest.mark.parametrize("seed", range(12))
def test_what_is_told_is_true_and_no_small_number_is_told(seed):
    rows, units = register(seed)
    tables, found, values = released(rows, units, 2025)
    for name, lines in tables["tables"].items():
        for value, line in lines.items():
            for column, number in line.items():
                real = found.tables[name].get(value, {}).get(column, 0)
                assert number is None or number == real >= 5
    for name, lines in tables["cross"].items():
        for unit, line in lines.items():
            for value, number in line.items():
                assert number is None or number == found.cross[name][unit, value] >= 5
    assert all(number is None or number >= 5 for number in tables["counts"].values())


@pytest.mark.parametrize(("not_approved", "is_told"), [(7, False), (12, True)])
def test_a_median_does_not_tell_how_many_are_hidden(not_approved, is_told):
    """Where it would be told of ten answers or more, it would tell how many cases were closed."""
    (case, *_others), units = register(0)
    day = date(2025, 3, 3).toordinal()

    def answered(outcome: str) -> Counted:
        return case._replace(
            arrived=seconds(day), submitted=seconds(day), endings=((outcome, seconds(day + 9), None),)
        )

    # So many are open that the one outcome hides behind them, and the other is told.
    still_open = [answered("closed")._replace(endings=(), due=day + 400)] * 9
    medians = set()
    for closed in range(5):
        rows = [answered("not_approved")] * not_approved + [answered("closed")] * closed + still_open
        tables, _found, _values = released(rows, units, 2025)
        assert (tables["counts"]["closed"], tables["counts"]["not_approved"]) == (None, not_approved)
        medians.add(tables["days"]["to_answer"]["median"])
    assert medians == {9 if is_told else None}


def test_a_large_register_tells_most_of_what_it_has():
    rows = [row for seed in range(20) for row in register(seed)[0]] * 4
    tables, _found, _values = released(rows, UNITS, 2025)
    numbers = [number for line in tables["tables"]["theme"].values() for number in line.values()]
    assert sum(number is not None for number in numbers) > len(numbers) / 2


def test_a_row_hides_two_that_are_five_together():
    assert protect_row({"a": 20, "b": 9, "c": 6}) == {"a": 20, "b": 9, "c": 6}
    assert protect_row({"a": 20, "b": 9, "c": 3}) == {"a": 20, "b": None, "c": None}
    assert protect_row({"a": 20, "b": 2, "c": 1}) == {"a": None, "b": None, "c": None}
    assert protect_row({"a": 20, "b": 4, "c": 3}) == {"a": 20, "b": None, "c": None}
    assert protect_row({"a": 3}) == {"a": None}


def test_a_table_hides_what_rows_and_columns_would_give_away():
    """One small number: by its row and its column it would be known; four are hidden."""
    numbers = {
        ("IE", "a"): 20, ("IE", "b"): 30, ("IE", "c"): 40,
        ("HF", "a"): 10, ("HF", "b"): 3, ("HF", "c"): 50,
        ("NV", "a"): 12, ("NV", "b"): 60, ("NV", "c"): 70,
    }  # fmt: skip
    rows, columns = {"IE": 90, "HF": 63, "NV": 142}, {"a": 42, "b": 93, "c": 160}
    told = protect_table(numbers, rows, columns)
    hidden = {cell for cell, number in told.items() if number is None}
    assert ("HF", "b") in hidden
    assert all(sum(cell[0] == row for cell in hidden) != 1 for row in rows)
    assert all(sum(cell[1] == column for cell in hidden) != 1 for column in columns)
    assert len(hidden) == 4
