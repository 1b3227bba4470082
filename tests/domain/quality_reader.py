"""A quality reader who has all tables of a year, and solves for what is hidden in them."""

import numpy as np
import random
from collections.abc import Iterator
from datetime import date
from ntnu.deviations.domain.deadlines import Calendar
from ntnu.deviations.domain.fixed_tables import fixed_tables
from ntnu.deviations.domain.statistics import Counted
from ntnu.deviations.domain.statistics import span_of
from ntnu.deviations.domain.statistics import tally
from scipy.optimize import linprog
from scipy.sparse import csr_matrix
from scipy.sparse import lil_matrix
from scipy.sparse.csgraph import connected_components

YEARS = (2024, 2025)
UNITS = ("AD", "HF", "IE", "IV", "MH", "NV", "SU", "OK")
VALUES = {
    "theme": ("teaching", "assessment", "information", "practice", "digital", "physical", "other"),
    "cause": ("people", "routine", "resources", "system", ""),
    "severity": ("low", "medium", "high", "critical", ""),
    "campus": ("trondheim", "gjovik", "aalesund", ""),
    "reporter_kind": ("student", "staff", ""),
}
OUTCOMES = ("closed", "not_approved", "withdrawn", "reregistered")


def seconds(day: int) -> int:
    return (day - 719163) * 86400 + 43200


def register(seed: int) -> tuple[list[Counted], tuple[str, ...]]:
    """Cases of two years: few or many, spread evenly or not."""
    rnd = random.Random(seed)
    units = UNITS[: rnd.choice((1, 2, 3, 5, 8))]
    number = rnd.choice((3, 9, 25, 60, 150, 400))
    steep = rnd.choice((0, 0.5, 1.2))

    def one_of(values):
        return rnd.choices(values, [(place + 1) ** -steep for place in range(len(values))])[0]

    rows = []
    for n in range(number * len(YEARS)):
        arrived = date(rnd.choice(YEARS), 1, 1).toordinal() + min(rnd.randrange(365), rnd.randrange(500))
        ended = rnd.random() < 0.8
        unit = one_of(units)
        rows.append(
            Counted(
                uid=str(n),
                unit=unit,
                faculty=unit,
                themes=tuple({one_of(VALUES["theme"]) for _ in range(rnd.choice((1, 1, 2)))}),
                cause=one_of(VALUES["cause"]),
                severity=one_of(VALUES["severity"]),
                campus=one_of(VALUES["campus"]),
                reporter_kind=one_of(VALUES["reporter_kind"]),
                personnel_like=False,
                submitted=seconds(arrived),
                arrived=seconds(arrived),
                assessed=None,
                endings=((one_of(OUTCOMES), seconds(arrived + rnd.randrange(60)), None),) if ended else (),
                due=arrived + 28,
                dues=(),
                preliminaries=(),
                not_solved=(),
                measures=(),
            )
        )
    return rows, units


def released(rows, units, year: int):
    """The tables of a year, and the numbers they were made of."""
    span = span_of(date(year, 1, 1), date(year + 1, 1, 1), Calendar())
    found = tally(rows, span, lambda row: row.faculty)
    months = tuple(f"{year}-{month:02}" for month in range(1, 13))
    values = {"unit": units, "month": months, **VALUES}
    return fixed_tables(found, values, first_year=year == YEARS[0]), found, values


class Reader:
    """Who has all tables of a year, and solves for what is hidden in them. Of the first one they know that
    no case had come before."""

    def __init__(self, tables, values, first_year: bool):
        self.tables, self.values = tables, values
        self.bounds: dict[tuple, tuple[float, float | None]] = {}
        self.equal: list[tuple[dict[tuple, int], int]] = []
        self.most: list[tuple[dict[tuple, int], int]] = []
        self.hidden: list[tuple] = []
        for column in ("received", *OUTCOMES, "late"):
            self.know(("all", column), tables["counts"][column])
            for name in values:
                if name != "month" or column != "late":
                    self.table(name, column)
        for name in tables["cross"]:
            self.cross(name)
        if first_year:
            self.what_came()

    def what_came(self) -> None:
        """Each case that has come ended in one way, or is open, and perhaps late."""
        lines = [(name, value) for name in self.values for value in self.values[name] if name != "month"]
        for line in (("all",), *lines):
            self.most.append(
                ({(*line, "received"): -1, **{(*line, one): 1 for one in (*OUTCOMES, "late")}}, 0)
            )
        months = self.values["month"]
        for number in range(1, 13):
            # What has ended until then had come until then.
            until = months[:number]
            self.most.append(
                (
                    {
                        **{("month", month, "received"): -1 for month in until},
                        **{("month", month, outcome): 1 for month in until for outcome in OUTCOMES},
                    },
                    0,
                )
            )

    def know(self, cell: tuple, number: int | None) -> None:
        self.bounds[cell] = (0, None) if number is None else (number, number)
        if number is None and cell[0] != "all":
            self.hidden.append(cell)

    def is_sum(self, whole: tuple, parts: list[tuple], overlapping: bool = False) -> None:
        """Parts of a whole; of overlapping ones each is at most the whole, and together they are at least
        it."""
        if not overlapping:
            self.equal.append(({whole: -1, **dict.fromkeys(parts, 1)}, 0))
            return
        self.most.append(({whole: 1, **dict.fromkeys(parts, -1)}, 0))
        self.most += [({part: 1, whole: -1}, 0) for part in parts]

    def table(self, name: str, column: str) -> None:
        cells = [(name, value, column) for value in self.values[name]]
        for cell in cells:
            self.know(cell, self.tables["tables"][name][cell[1]][column])
        self.is_sum(("all", column), cells, name == "theme")

    def cross(self, name: str) -> None:
        lines = self.tables["cross"][name]
        for unit in self.values["unit"]:
            cells = [("cross", name, unit, value) for value in self.values[name]]
            for cell in cells:
                self.know(cell, lines[unit][cell[3]])
            self.is_sum(("unit", unit, "received"), cells, name == "theme")
        for value in self.values[name]:
            cells = [("cross", name, unit, value) for unit in self.values["unit"]]
            self.is_sum((name, value, "received"), cells)

    def ranges(self) -> Iterator[tuple[tuple, float, float]]:
        """The least and the greatest that each hidden number can be."""
        cells = list(self.bounds)
        place = {cell: number for number, cell in enumerate(cells)}
        hidden = {place[cell]: cell for cell in self.hidden}
        equal, most = self._matrix(self.equal, place), self._matrix(self.most, place)
        # What no line joins is solved apart.
        joined = equal[0].T @ equal[0] + most[0].T @ most[0]
        _number, parts = connected_components(joined, directed=False)
        for part in set(parts[number] for number in hidden):
            of_part = np.flatnonzero(parts == part)
            lines = [(table[:, of_part], numbers) for table, numbers in (equal, most)]
            lines = [
                (table[used], numbers[used])
                for table, numbers in lines
                for used in [np.flatnonzero(abs(table).sum(axis=1))]
            ]
            bounds = [self.bounds[cells[number]] for number in of_part]
            for index, number in enumerate(of_part):
                if number in hidden:
                    ends = [self._end(index, sign, bounds, *lines) for sign in (1, -1)]
                    yield hidden[number], *ends

    def _matrix(self, lines, place):
        table = lil_matrix((len(lines), len(place)))
        for row, (line, _number) in enumerate(lines):
            for cell, factor in line.items():
                table[row, place[cell]] = factor
        return csr_matrix(table), np.array([number for _line, number in lines])

    def _end(self, index: int, sign: int, bounds, equal, most) -> float:
        aim = np.zeros(len(bounds))
        aim[index] = sign
        known = {"A_eq": equal[0], "b_eq": equal[1], "A_ub": most[0], "b_ub": most[1]}
        solved = linprog(aim, bounds=bounds, method="highs", **known)
        assert solved.status in (0, 3), solved.message
        return sign * float("inf") * -1 if solved.status == 3 else sign * solved.fun
