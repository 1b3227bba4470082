"""Shared by the parts of a document: the case, its reader, and the wording."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.facts import whole_facts_of
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.part_facts import state_of_part
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.case.schema.tags import permissions_of
from ntnu.deviations.case.schema.tags import VIEW
from ntnu.deviations.caselog.reasons import Reason
from ntnu.deviations.dates import long_date
from ntnu.deviations.dates import long_moment
from ntnu.deviations.documents.model import Row
from ntnu.deviations.documents.model import Section
from ntnu.deviations.documents.model import Table
from ntnu.deviations.documents.rows import Words
from ntnu.deviations.documents.veil import Veil
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.interfaces import IAttachment
from ntnu.deviations.mail import people
from ntnu.deviations.messages import THE_REPORTER
from typing import Any
from zope.i18n import translate
from zope.schema import Field

FULL, REDACTED = "full", "redacted"

_LOG = _("panel_log", default="Log")
_COLUMNS = (
    _("document_when", default="When"),
    _("document_who", default="Who"),
    _("document_what", default="What"),
)

THE_UNIT = _("post_the_unit", default="The unit")
THE_PERSON = _("document_the_person", default="[name hidden]")


@dataclass(frozen=True)
class Wanted:
    """Which document of a case is requested: ``full``, ``redacted``, or one of ``letters.LETTERS``.

    ``language`` is nb, nn or en; ``hide`` are names that a redacted one must not contain, beside the
    reporter's.
    """

    variant: str = FULL
    language: str = "nb"
    with_log: bool = False
    hide: tuple[str, ...] = ()


class Voice:
    """The wording in a document: its language, dates, and names of people."""

    def __init__(self, case, language: str):
        self.case = case
        self.language = language

    def t(self, message: Any) -> str:
        """A message in the language of the document."""
        return translate(message, target_language=self.language)

    def day(self, day: date) -> str:
        """A date in words."""
        return long_date(day, self.language)

    def moment(self, moment: datetime) -> str:
        """A moment in words."""
        return long_moment(moment, self.language)

    def reads(self, field: Field) -> bool:
        """May whoever gets the document read this field of the case? In a notification case, all fields."""
        return True

    @cached_property
    def words(self) -> Words:
        return Words(self.language, self.t, self.day, self.reads)

    @cached_property
    def world(self) -> Directory:
        return Directory(register_of(self.case))

    def rows(self, pairs: Iterable[tuple[Any, Any]]) -> tuple[Row, ...]:
        """Labels with their texts; rows without a text are left out."""
        return tuple(Row(self.t(label), self.t(text)) for label, text in pairs if text)

    def log(self, entries: Iterable[tuple[datetime | None, str, str, Iterable[Reason]]]) -> Section:
        """A log: when each entry was made, who did what, and the reasons that may be shown, in words."""
        told = []
        for at, who, what, why in entries:
            said = [f"{reason.label}: {reason.text}" for reason in why if reason.text]
            told.append((self.moment(at) if at else "", who, "\n".join((what, *said))))
        title = self.t(_LOG)
        return Section("log", title, table=Table(title, tuple(map(self.t, _COLUMNS)), tuple(told)))


class Telling(Voice):
    """One case as one document."""

    def __init__(self, case, wanted: Wanted):
        super().__init__(case, wanted.language)
        self.wanted = wanted
        self.is_full = wanted.variant == FULL

    @cached_property
    def facts(self) -> Facts:
        return whole_facts_of(self.case)

    def reads(self, field: Field) -> bool:
        """The full document requires all three rights on the case; the others are for those who only see
        it."""
        return self.is_full or permissions_of(field) == {VIEW}

    def name(self, person: str | None) -> str:
        """A person's name; "the reporter" where the reader is not to know it."""
        if not person:
            return ""
        known = self.world.person_name(person)
        # Where nobody has this name any more, the user id would say even less.
        if person == self.facts.reporter and (not self.is_full or known == person):
            return self.t(THE_REPORTER)
        return known

    def author(self, person: str) -> str:
        """The author: by name, or as the reporter and the unit."""
        if self.is_full or person == self.facts.reporter:
            return self.name(person)
        return self.t(THE_UNIT)

    @cached_property
    def by_uid(self) -> dict[str, Any]:
        """Every part of the case by its UID."""
        return {uid_of(part): part for part in every_part(self.case)}

    def is_told(self, part) -> bool:
        """Is this part of the case in the document?"""
        return self.is_full or state_of_part(part) == "shared"

    def files_in(self, place) -> list:
        """The files directly in ``place`` that are in the document, in the order they were added."""
        found = [part for part in place.objectValues() if IAttachment.providedBy(part)]
        return sorted(filter(self.is_told, found), key=lambda part: (part.added, uid_of(part)))

    @cached_property
    def veil(self) -> Veil:
        """The title of the whole document."""
        veil = Veil()
        if not self.is_full:
            reporter = people.person(self.facts.reporter)
            names = (self.facts.reporter, reporter.name, reporter.address)
            veil.hide_person(names, self.t(THE_REPORTER))
            for name in self.wanted.hide:
                veil.hide_person([name], self.t(THE_PERSON))
        return veil
