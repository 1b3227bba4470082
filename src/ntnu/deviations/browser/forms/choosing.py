"""Which choices the server offers for a field: lists, units and persons."""

from collections.abc import Callable
from collections.abc import Iterable
from functools import cached_property
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.facts import facts_of
from ntnu.deviations.actions.fields import IOneOf
from ntnu.deviations.actions.fields import IPerson
from ntnu.deviations.actions.fields import ISomeOf
from ntnu.deviations.actions.fields import IUnitChoice
from ntnu.deviations.browser.forms.options import Option
from ntnu.deviations.choices import choices
from ntnu.deviations.core import roles
from ntnu.deviations.core.facts import Unit
from ntnu.deviations.core.obstacles import has_recipient
from ntnu.deviations.core.states import RECEIVED


class Chooser:
    """Called with a schema field, gives its options in the reader's language.

    What a field offers is only what the act would accept: no unit without a recipient, no person
    who reported the case or is recused from it.
    """

    def __init__(self, register, language: str, translate: Callable[[object], str], case=None):
        self.register = register
        self.language = language
        self.translate = translate
        self.case = case

    @cached_property
    def world(self) -> Directory:
        return Directory(self.register)

    @cached_property
    def facts(self):
        return facts_of(self.case)

    def __call__(self, field) -> tuple[Option, ...]:
        if IOneOf.providedBy(field) or ISomeOf.providedBy(field):
            rows = choices(field.choices, self.language)
            return tuple(Option(token, self.translate(title)) for token, title in rows)
        if IUnitChoice.providedBy(field):
            return tuple(getattr(self, f"_{field.among}")())
        if IPerson.providedBy(field):
            return tuple(getattr(self, f"_{field.among}")())
        return ()

    # units ------------------------------------------------------------------------------------

    def _own(self) -> Iterable[Option]:
        return [self._unit(unit) for unit in self._places()]

    def _faculties(self) -> Iterable[Option]:
        reporter = self.facts.reporter if self.case is not None else ""
        for unit in self.world.units():
            if unit.is_faculty and unit.active and has_recipient(unit, reporter, self.world):
                yield self._unit(unit)

    def _other_faculties(self) -> Iterable[Option]:
        return [option for option in self._faculties() if option.value != self.facts.faculty.uid]

    def _departments(self) -> Iterable[Option]:
        faculty = None
        for unit in self.world.units():
            if unit.is_faculty:
                faculty = unit
            elif unit.active and faculty is not None and faculty.active:
                yield self._unit(unit, faculty)

    def _unit(self, unit: Unit, above: Unit | None = None) -> Option:
        words = f"{unit.code}, {unit.title(self.language)}"
        if above is None:
            return Option(unit.uid, words)
        return Option(unit.uid, words, above.title(self.language), above.uid)

    def _places(self) -> list[Unit]:
        faculty = self.facts.faculty.uid
        return [unit for unit in self.world.units() if unit.faculty_uid == faculty and unit.active]

    # persons ----------------------------------------------------------------------------------

    def _case_workers(self) -> Iterable[Option]:
        """Who may be named: by unit while the unit is still to be chosen, else at the case's own."""
        if self.facts.state == RECEIVED:
            for unit in self._places():
                yield from self._persons(self._holders(unit), unit, unit.uid)
        else:
            now = self.facts.case_worker.person if self.facts.case_worker else None
            yield from self._persons(self._holders(self.facts.unit) - {now})

    def _anybody(self) -> Iterable[Option]:
        """Case workers of every unit, each once, under the first unit she works for."""
        taken = set(self.facts.workers)
        for unit in self.world.units():
            found = self._free(self.world.direct_holders(unit.uid, roles.CASE_WORKER)) - taken
            taken |= found
            yield from self._persons(found, unit)

    def _coworkers(self) -> Iterable[Option]:
        return self._persons({coworker.person for coworker in self.facts.coworkers})

    def _holders(self, unit: Unit) -> frozenset[str]:
        return self._free(self.world.holders(unit.uid, roles.CASE_WORKER))

    def _free(self, persons: frozenset[str]) -> frozenset[str]:
        return persons - {self.facts.reporter} - set(self.facts.recused)

    def _persons(self, persons: Iterable[str], unit: Unit | None = None, parent: str = "") -> list[Option]:
        group = f"{unit.code}, {unit.title(self.language)}" if unit else ""
        rows = [Option(person, self.world.person_name(person), group, parent) for person in persons]
        return sorted(rows, key=lambda option: option.title.casefold())
