"""The choices of a field: lists, units, persons, and parts of the case."""

from collections.abc import Callable
from collections.abc import Iterable
from functools import cached_property
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.facts import facts_of
from ntnu.deviations.access.guard import case_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.choices import choices
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.facts import Unit
from ntnu.deviations.domain.obstacles import has_recipient
from ntnu.deviations.domain.states import RECEIVED
from ntnu.deviations.domain.text import sort_key
from ntnu.deviations.engine.targets import target_of
from ntnu.deviations.persons import id_of
from ntnu.deviations.ui.forms.form_control import control_of
from ntnu.deviations.ui.forms.options import Option
from ntnu.deviations.ui.forms.part_options import questions
from ntnu.deviations.ui.forms.part_options import shareable


class Chooser:
    """Called with a schema field, returns its options in the reader's language.

    A field offers only what the action would accept: no unit without a recipient, no person who reported the
    case or is recused from it. ``context`` is a case, a part of one, or a unit. Persons in search fields are
    not offered here: see ``case.finding``. ``plain``: offer only the choices of lists.
    """

    def __init__(
        self, register, language: str, translate: Callable[[object], str], context=None, plain: bool = False
    ):
        self.register = register
        self.language = language
        self.translate = translate
        self.context = context
        self.plain = plain
        self.case = case_of(context)

    @cached_property
    def world(self) -> Directory:
        return Directory(self.register)

    @cached_property
    def facts(self):
        return facts_of(self.case)

    def __call__(self, field) -> tuple[Option, ...]:
        return tuple(control_of(field).options(self))

    def listed(self, name: str) -> Iterable[Option]:
        """The values of a list."""
        return [Option(token, self.translate(title)) for token, title in choices(name, self.language)]

    def among(self, which: str) -> Iterable[Option]:
        """Units or persons, by the name that fields use: ``faculties``, ``case_workers`` …"""
        return () if self.plain else getattr(self, f"_{which}")()

    def parts(self) -> Iterable[Option]:
        """Files and measures of the case."""
        return () if self.plain else shareable(self.case, self.translate)

    def questions(self) -> Iterable[Option]:
        """Questions to the reporter that wait for an answer."""
        return () if self.plain else questions(self.case)

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

    def _other_units_in_use(self) -> Iterable[Option]:
        """All but the unit that is acted on."""
        here = uid_of(self.context)
        return [self._unit(unit) for unit in self.world.units() if unit.active and unit.uid != here]

    def _other_faculties_in_use(self) -> Iterable[Option]:
        """All but that of the department that is acted on."""
        here = uid_of(self.context.aq_parent)
        faculties = [unit for unit in self.world.units() if unit.is_faculty and unit.active]
        return [self._unit(unit) for unit in faculties if unit.uid != here]

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

    def _coworkers(self) -> Iterable[Option]:
        return self._persons({coworker.person for coworker in self.facts.coworkers})

    def _deputies(self) -> Iterable[Option]:
        return self._persons({deputy.person for deputy in self.facts.deputies})

    def _participants(self) -> Iterable[Option]:
        """The participants of the hearing that the action is done on."""
        return self._persons(self.context.participants)

    def _asked_here(self) -> Iterable[Option]:
        """Those for whom the person may answer in the hearing: themselves, and whom they stand in for."""
        target = target_of(self.context)
        ways = target.moments_of(target.get("give_statement"))
        return self._persons([moment.person for moment in ways])

    def _recipients(self) -> Iterable[Option]:
        """Possible deputies: recipients of every unit, each once."""
        taken: set[str] = set()
        for unit in self.world.units():
            found = self._free(self.world.direct_holders(unit.uid, roles.RECIPIENT)) - taken
            taken |= found
            yield from self._persons(found, unit)

    def _recused(self) -> Iterable[Option]:
        return self._persons(self.facts.recused)

    def _holders(self, unit: Unit) -> frozenset[str]:
        return self._free(self.world.holders(unit.uid, roles.CASE_WORKER))

    def _free(self, persons: frozenset[str]) -> frozenset[str]:
        return persons - {self.facts.reporter} - set(self.facts.recused)

    def _persons(self, persons: Iterable[str], unit: Unit | None = None, parent: str = "") -> list[Option]:
        group = f"{unit.code}, {unit.title(self.language)}" if unit else ""
        rows = [Option(id_of(person), self.world.person_name(person), group, parent) for person in persons]
        return sorted(rows, key=lambda option: sort_key(option.title))
