"""Giving a folder role to somebody, taking it away, or giving it other days: with a reason, looked over."""

from AccessControl import getSecurityManager
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.accounts import name_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.domain import roles
from ntnu.deviations.drafts.store import About
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.messages import confirmation
from ntnu.deviations.messages import ROLES
from ntnu.deviations.persons import person_of
from ntnu.deviations.ui.case import people
from ntnu.deviations.ui.case.phrases import in_sentence
from ntnu.deviations.ui.forms.form import Form
from ntnu.deviations.ui.forms.form import Line
from ntnu.deviations.ui.forms.options import Option
from ntnu.deviations.ui.forms.page import FormPage
from ntnu.deviations.units import folder_roles
from ntnu.deviations.units.asked_role import AskedRole
from ntnu.deviations.units.asked_role import IRoleChange
from ntnu.deviations.units.folder_roles import changeable
from ntnu.deviations.units.page import ABOUT
from ntnu.deviations.units.role_draft import FolderRoleDraft
from ntnu.deviations.units.term_words import days_of
from urllib.parse import urlencode
from zExceptions import NotFound

#: What is wrong with days, and the field of the day to change.
_OF_DAYS = {"ends_before_start": "ends", "date_past": "ends"}
CONFIRM = _("role_confirm_first", default="Tick that the role is to be taken all the same, or cancel.")
_CONFIRM_DAYS = _("role_confirm_days", default="Tick that the days are right, or change them.")


class RoleForm(FormPage):
    """``<unit>/@@role-form?role=<role>``: with ``leaving`` to take the role from them, with ``staying`` to
    give it other days."""

    def __call__(self):
        if self.asked_role.role not in changeable(self.context):
            raise NotFound(self.request.get("URL"))
        return super().__call__()

    @property
    def asked_role(self) -> AskedRole:
        """What is asked for."""
        return AskedRole(self.context, self.request.form)

    @property
    def role(self) -> str:
        return self.asked_role.role

    @property
    def held_by(self) -> dict[str, str]:
        """Who has the role, by what becomes of it; empty when it is given."""
        asked = self.asked_role
        found = {"leaving": asked.leaving, "staying": asked.staying}
        return {name: who for name, who in found.items() if who}

    @property
    def drafted(self) -> About:
        asked, query = self.asked_role, urlencode({"role": self.role, **self.held_by})
        way = self.context.absolute_url().removeprefix(self.register_url)
        uid = uid_of(self.context)
        place = " ".join((uid, type(self).__name__, asked.role, asked.holder))
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
        holding = self.asked_role.terms
        return [match for match in people.find(self.context, self.wanted) if match.id not in holding]

    def post(self):
        if self.asked("search"):
            return None
        asked = self.asked_role
        if asked.faults:
            self.refuse(asked.faults)
            return None
        given = {} if asked.leaving else {asked.role: {asked.person: asked.term}}
        taken = {asked.role: [asked.leaving]} if asked.leaving else {}
        try:
            self.attempt(
                folder_roles.give_and_take, self.context, given, taken, asked.raw["reason"], self.confirmed
            )
        except ActionError as error:
            self.refuse([self._at_field(fault) for fault in error.errors], error.status)
            return None
        self.say(self._done(asked))
        return self.go(self.context.absolute_url())

    def _at_field(self, fault: FieldError) -> FieldError:
        """The rule names the role; on this page the person, or a day, is what one can change."""
        name = _OF_DAYS.get(fault.code, "person") if fault.field == self.role else fault.field
        return FieldError(name, fault.code, fault.kind, fault.words, fault.confirmable)

    def _done(self, asked: AskedRole):
        words = {"name": name_of(person_of(asked.person)), "role": self.role_words}
        if asked.leaving:
            return _("role_taken_done", default="${name} is no longer ${role}.", mapping=words)
        if days := days_of(asked.term, self.language, self.t):
            words["days"] = days
            return _("role_given_days_done", default="${name} is ${role} ${days}.", mapping=words)
        return _("role_given_done", default="${name} is now ${role}.", mapping=words)

    # what the template shows --------------------------------------------------------------------

    @property
    def role_words(self) -> str:
        return in_sentence(self.t(ROLES[self.role]))

    @property
    def about(self):
        return ABOUT[self.role]

    @cached_property
    def warnings(self) -> list[FieldError]:
        """What follows from it: each is asked with a box to tick."""
        asked = self.asked_role
        return asked.warnings if asked.leaving or self.is_filled else []

    @property
    def confirmation(self):
        """The words of the box."""
        return None if self.asked_role.leaving else confirmation("last_recipient_from")

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
    def page_title(self):
        words, asked = {"role": self.role_words, "code": self.context.code}, self.asked_role
        if not asked.holder:
            return _("role_give_title", default="Give somebody the role ${role} at ${code}", mapping=words)
        words["name"] = name_of(person_of(asked.holder))
        if asked.leaving:
            return _("role_take_title", default="Take the role ${role} from ${name}", mapping=words)
        return _("role_days_title", default="When is ${name} ${role}?", mapping=words)

    @property
    def crumbs(self):
        return [(self.context.code, self.context.absolute_url())]

    @cached_property
    def fields(self) -> Form:
        asked, you = self.asked_role, getSecurityManager().getUser().getId()
        options = [
            Option(match.id, match.name, hint=match.id)
            for match in self.matches[: people.MOST]
            # Nobody gives themselves a role that lets its holder read cases.
            if not (asked.role in roles.CASE_READING_ROLES and match.id == you)
        ]
        return Form(
            IRoleChange,
            asked.raw if self.is_filled else asked.values,
            faults=[fault for fault in self.faults if fault.code not in self.unconfirmed],
            options=lambda field: options if field.__name__ == "person" else (),
            names=asked.names,
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
        text = self.t(CONFIRM if self.asked_role.leaving else _CONFIRM_DAYS)
        boxes = [
            Line(f"#confirm-{number}", text)
            for number, warning in enumerate(self.warnings, 1)
            if warning.code in self.unconfirmed
        ]
        return [*boxes, *self.fields.summary()]

    @property
    def too_many(self) -> bool:
        return len(self.matches) > people.MOST
