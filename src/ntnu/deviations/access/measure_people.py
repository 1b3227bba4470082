"""Who is responsible for measures of which cases: kept on the register, for "my tasks" of persons who see
nothing else."""

from collections.abc import Iterator
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.reading import may_do_part
from ntnu.deviations.access.reading import user_by_id
from ntnu.deviations.access.units import register_of
from ntnu.deviations.domain.carrying_out import carrying_out
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.roles import MEASURE_RESPONSIBLE
from ntnu.deviations.interfaces import IMeasure


def remember_carrying_out(case, before: Facts, after: Facts) -> None:
    """Bring the register up to date with who carries out a measure of ``case``."""
    if before.parts is None or after.parts is None:
        return
    had, has = carrying_out(before), carrying_out(after)
    table = register_of(case).measure_people
    for person in sorted(had | has):
        others = tuple(uid for uid in table.get(person, ()) if uid != after.uid)
        wanted = (*others, after.uid) if person in has else others
        if wanted:
            table[person] = wanted
        else:
            table.pop(person, None)


def measures_of(register, person: str, absent: str = "") -> Iterator:
    """The measures that the person is to carry out and may see now; or those of somebody who is ``absent``,
    as far as the person stands in for them there."""
    index = index_of(register)
    user, responsible = user_by_id(register, person), absent or person
    for uid in register.measure_people.get(responsible, ()):
        for row in index.rows_of_uid(uid):
            for part in case_at(register, row["ids"]).objectValues():
                own = IMeasure.providedBy(part) and part.given and part.given[0] == responsible
                if own and user is not None and may_do_part(part, user, MEASURE_RESPONSIBLE, absent):
                    yield part
