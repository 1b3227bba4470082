"""What quality readers see in the demo: tables of two years that are over, of cases that are made up.

They are figures alone: nobody finds a case behind them, and who reads cases gets those of the demo's own.
"""

from collections.abc import Iterator
from collections.abc import Sequence
from datetime import date
from datetime import timedelta
from ntnu.deviations.access.figures import counted
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.access.units import unit_contents
from ntnu.deviations.choices import tokens
from ntnu.deviations.domain.periods import begins
from ntnu.deviations.domain.periods import Period
from ntnu.deviations.domain.statistics import CAMPUS
from ntnu.deviations.domain.statistics import CAUSE
from ntnu.deviations.domain.statistics import Counted
from ntnu.deviations.domain.statistics import KIND
from ntnu.deviations.domain.statistics import OUTCOMES
from ntnu.deviations.domain.statistics import SEVERITY
from ntnu.deviations.domain.statistics import THEME
from ntnu.deviations.interfaces import IFaculty
from ntnu.deviations.now import calendar
from ntnu.deviations.statistics.stored import every_row
from ntnu.deviations.statistics.stored import LISTS
from ntnu.deviations.statistics.stored import store
from random import Random

#: How many cases came in a year, and how much likelier one value is than the next in its list.
_CASES, _STEEP = 400, 0.8
#: Days until the receipt form, and until the answer.
_TO_RECEIPT, _TO_ANSWER = (0, 6), (3, 45)
_DAY = 86_400


def store_years(register, last: int) -> None:
    """Store the figures of two years; the cases that the register has in them count, too."""
    faculties = [uid_of(unit) for unit in unit_contents(register) if IFaculty.providedBy(unit)]
    for year in (last - 1, last):
        store(register, Period(year), [*made_up_cases(year, faculties), *map(counted, every_row(register))])


def made_up_cases(year: int, faculties: Sequence[str]) -> Iterator[Counted]:
    """The same at every start: the numbers drawn go by the year."""
    chance = Random(year)

    def one_of(values: Sequence[str]) -> str:
        return chance.choices(values, [(place + 1) ** -_STEEP for place in range(len(values))])[0]

    lists = {name: sorted(tokens(of)) for name, of in LISTS.items()}
    first = begins(date(year, 1, 1), calendar())
    for number in range(_CASES + year % 10 * 10):
        arrived = first + chance.randrange(365 * _DAY)
        answered = arrived + chance.randint(*_TO_ANSWER) * _DAY
        unit, due = one_of(faculties), date.fromtimestamp(arrived) + timedelta(days=28)
        yield Counted(
            uid=f"demo-{year}-{number}",
            unit=unit,
            faculty=unit,
            themes=tuple({one_of(lists[THEME]) for _ in range(chance.choice((1, 1, 2)))}),
            cause=one_of(lists[CAUSE]),
            severity=one_of(lists[SEVERITY]),
            campus=one_of(lists[CAMPUS]),
            reporter_kind=one_of(sorted(lists[KIND], reverse=True)),
            personnel_like=False,
            submitted=arrived,
            arrived=arrived,
            assessed=arrived + chance.randint(*_TO_RECEIPT) * _DAY,
            endings=((one_of(OUTCOMES), answered, None),),
            due=due.toordinal(),
            dues=(),
            preliminaries=(due.toordinal() - 1,) if chance.random() < 0.1 else (),
            not_solved=(answered + _DAY,) if chance.random() < 0.06 else (),
            measures=((due.toordinal(), answered, answered + 90 * _DAY, one_of(("yes", "partly", "no"))),),
        )
