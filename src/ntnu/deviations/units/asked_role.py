"""What a form of a folder role asks for: which role, whose, on which days, and why."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.holders import terms_on
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.fields import OneOf
from ntnu.deviations.domain.folder_roles import ALWAYS
from ntnu.deviations.domain.folder_roles import Change
from ntnu.deviations.domain.folder_roles import Term
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.validate import examine
from ntnu.deviations.ui.forms.reading import read
from ntnu.deviations.units import folder_roles
from typing import Any


class IRoleChange(folder_roles.IDays):
    """Who, on which days, and why."""

    person = OneOf(
        "persons",
        title=_("label_role_person", default="Who?"),
        description=_("help_role_person", default="Search again if the right person is not in the list."),
    )
    reason = LongText(
        title=_("label_role_reason", default="Why?"),
        description=_(
            "help_role_reason", default="It is recorded in the unit's log. Write no personal matters."
        ),
        max_length=folder_roles.IReason["reason"].max_length,
    )


class AskedRole:
    """The role that ``form`` names at ``unit``: to be given, to be taken from who is ``leaving``, or to be
    held on other days by who is ``staying``."""

    def __init__(self, unit, form: Mapping[str, Any]):
        self.unit = unit
        self.raw = read(form, IRoleChange)
        asked = form.get("role")
        self.role = asked if isinstance(asked, str) else ""
        self.leaving = self._holder(form.get("leaving"))
        self.staying = "" if self.leaving else self._holder(form.get("staying"))

    def _holder(self, who: object) -> str:
        return who if isinstance(who, str) and who in self.terms else ""

    @cached_property
    def terms(self) -> Mapping[str, Term]:
        """Who has the role, on which days."""
        return terms_on(self.unit).get(self.role, {})

    @property
    def holder(self) -> str:
        """Who has the role already; empty where it is given."""
        return self.leaving or self.staying

    @property
    def person(self) -> str:
        """Whose role it is; empty while nobody is chosen."""
        return self.holder or self.raw["person"] or ""

    @property
    def names(self) -> list[str]:
        """What is to be filled in, in its order."""
        person, days = [] if self.holder else ["person"], [] if self.leaving else ["starts", "ends"]
        return [*person, *days, "reason"]

    @property
    def values(self) -> dict[str, Any]:
        """What is filled in beforehand."""
        term = self.terms.get(self.staying, ALWAYS)
        return {name: day and day.isoformat() for name, day in (("starts", term.start), ("ends", term.end))}

    @cached_property
    def _days(self) -> tuple[dict[str, date], list[FieldError]]:
        return examine(folder_roles.IDays, {name: self.raw[name] for name in self.names if name in _DAYS})

    @property
    def faults(self) -> list[FieldError]:
        """What is left out, and days that are none."""
        missing = [name for name in self.names if name not in _DAYS and not (self.raw[name] or "").strip()]
        return [*(FieldError(name, "required") for name in missing), *self._days[1]]

    @property
    def term(self) -> Term:
        """The days on which the role is to be held."""
        days, _faults = self._days
        return Term(days.get("starts"), days.get("ends"))

    @property
    def warnings(self) -> list[FieldError]:
        """What follows from it, and is to be confirmed."""
        if not self.person or self._days[1]:
            return []
        made = Change(self.role, self.person, not self.leaving, self.term)
        return folder_roles.warnings(self.unit, [made])


_DAYS = folder_roles.IDays.names()
