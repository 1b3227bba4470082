"""Giving a folder role to somebody, or taking it away: searched for, with a reason, looked over."""

from AccessControl import getSecurityManager
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.case.fields import OneOf
from ntnu.deviations.case.interfaces import IDraftedForm
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.folder_roles import Change
from ntnu.deviations.drafts.store import About
from ntnu.deviations.drafts.store import Draft
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.messages import ROLES
from ntnu.deviations.persons import person_of
from ntnu.deviations.ui.case import people
from ntnu.deviations.ui.case.phrases import in_sentence
from ntnu.deviations.ui.forms.form import Form
from ntnu.deviations.ui.forms.form import Line
from ntnu.deviations.ui.forms.options import Option
from ntnu.deviations.ui.forms.page import FormPage
from ntnu.deviations.ui.forms.reading import read
from ntnu.deviations.units import folder_roles
from ntnu.deviations.units.folder_roles import changeable
from ntnu.deviations.units.folder_roles import offered
from ntnu.deviations.units.page import ABOUT
from urllib.parse import urlencode
from zExceptions import NotFound
from zope.interface import implementer
from zope.interface import Interface

CONFIRM = _("role_confirm_first", default="Tick that the role is to be taken all the same, or cancel.")


@implementer(IDraftedForm)
class FolderRoleDraft:
    """A change of a folder role of a unit that somebody has begun."""

    name = "folder_role"
    title = _("draft_folder_role", default="Change of a folder role")

    def may_still(self, register, draft: Draft) -> bool:
        """See ``IDraftedForm``."""
        unit = unit_content(register, draft.part)
        return unit is not None and bool(offered(unit))


class IRoleChange(Interface):
    """Who, and why."""

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


class RoleForm(FormPage):
    """``<unit>/@@role-form?role=<role>``, with ``person`` to take the role from them."""

    def __call__(self):
        if self.role not in changeable(self.context):
            raise NotFound(self.request.get("URL"))
        return super().__call__()

    @cached_property
    def role(self) -> str:
        asked = self.request.form.get("role")
        return asked if isinstance(asked, str) else ""

    @cached_property
    def leaving(self) -> str:
        """Who loses the role; empty when it is given."""
        asked = self.request.form.get("leaving")
        return asked if asked in folder_roles.held(self.context)[self.role] else ""

    @property
    def drafted(self) -> About:
        query = urlencode({"role": self.role, **({"leaving": self.leaving} if self.leaving else {})})
        way = self.context.absolute_url().removeprefix(self.register_url)
        uid = uid_of(self.context)
        place = " ".join((uid, type(self).__name__, self.role, self.leaving))
        return About(place, "", uid, (FolderRoleDraft.name,), f"{way}/@@role-form?{query}")

    @property
    def send_to(self) -> str:
        """The address of the form."""
        return f"{self.context.absolute_url()}/@@role-form"

    @property
    def schemas(self):
        return [("", IRoleChange)]

    @cached_property
    def wanted(self) -> str:
        asked = self.request.form.get("find")
        return asked.strip() if isinstance(asked, str) else ""

    @cached_property
    def matches(self) -> list[people.Match]:
        holding = folder_roles.held(self.context)[self.role]
        return [match for match in people.find(self.context, self.wanted) if match.id not in holding]

    def post(self):
        if self.asked("search"):
            return None
        missing = [
            FieldError(name, "required")
            for name in ("person", "reason")
            if not (self.raw[name] or "").strip() and not (name == "person" and self.leaving)
        ]
        if missing:
            self.refuse(missing)
            return None
        person = self.leaving or self.raw["person"]
        given, taken = ({}, {self.role: [person]}) if self.leaving else ({self.role: [person]}, {})
        try:
            self.attempt(
                folder_roles.give_and_take, self.context, given, taken, self.raw["reason"], self.confirmed
            )
        except ActionError as error:
            self.refuse([self._at_field(fault) for fault in error.errors], error.status)
            return None
        self.say(self._done(person))
        return self.go(self.context.absolute_url())

    def _at_field(self, fault: FieldError) -> FieldError:
        """The rule names the role; on this page the person is what one can change."""
        name = "person" if fault.field == self.role else fault.field
        return FieldError(name, fault.code, fault.kind, fault.words, fault.confirmable)

    def _done(self, person: str):
        words = {"name": people.name_of(self.context, person_of(person)), "role": self.role_words}
        if self.leaving:
            return _("role_taken_done", default="${name} is no longer ${role}.", mapping=words)
        return _("role_given_done", default="${name} is now ${role}.", mapping=words)

    @cached_property
    def raw(self) -> dict:
        return read(self.request.form, IRoleChange)

    # what the template shows --------------------------------------------------------------------

    @property
    def role_words(self) -> str:
        return in_sentence(self.t(ROLES[self.role]))

    @property
    def about(self):
        return ABOUT[self.role]

    @cached_property
    def warnings(self) -> list[FieldError]:
        """What follows when the role is taken away: each is asked with a box to tick."""
        if not self.leaving:
            return []
        return folder_roles.warnings(self.context, [Change(self.role, self.leaving, False)])

    @property
    def confirmed_before(self) -> list[str]:
        asked = {warning.code for warning in self.warnings}
        return [code for code in super().confirmed_before if code not in asked]

    @property
    def unconfirmed(self) -> frozenset[str]:
        """Codes of the warnings that were sent without their tick."""
        asked = {warning.code for warning in self.warnings}
        return frozenset(fault.code for fault in self.faults if fault.code in asked)

    @property
    def is_own_limit(self) -> bool:
        """Would this role let its holder read cases? Nobody gives it to themselves."""
        return self.role in roles.CASE_READING_ROLES and not self.leaving

    @property
    def page_title(self):
        words = {"role": self.role_words, "code": self.context.code}
        if self.leaving:
            words["name"] = people.name_of(self.context, person_of(self.leaving))
            return _("role_take_title", default="Take the role ${role} from ${name}", mapping=words)
        return _("role_give_title", default="Give somebody the role ${role} at ${code}", mapping=words)

    @property
    def crumbs(self):
        return [(self.context.code, self.context.absolute_url())]

    @cached_property
    def fields(self) -> Form:
        you = getSecurityManager().getUser().getId()
        options = [
            Option(match.id, match.name, hint=match.id)
            for match in self.matches[: people.MOST]
            if not (self.is_own_limit and match.id == you)
        ]
        return Form(
            IRoleChange,
            self.raw if self.is_filled else {},
            faults=[fault for fault in self.faults if fault.code not in self.unconfirmed],
            options=lambda field: options if field.__name__ == "person" else (),
            kinds={"person": "radios"},
            translate=self.t,
        )

    find_field = {
        "id": "find",
        "label": _("role_find", default="Search by name or user name"),
        "help": _("role_find_help", default="A part of the name is enough. Groups are found by their title."),
    }

    @property
    def errors(self):
        boxes = [
            Line(f"#confirm-{number}", self.t(CONFIRM))
            for number, warning in enumerate(self.warnings, 1)
            if warning.code in self.unconfirmed
        ]
        return [*boxes, *self.fields.summary()]

    @property
    def too_many(self) -> bool:
        return len(self.matches) > people.MOST
