"""Conflicts of interest: who is to be kept out, and what the case needs as a consequence."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.explain import access_list
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.persons import acting
from ntnu.deviations.persons import id_of
from ntnu.deviations.persons import person_named
from ntnu.deviations.recusal.rules import deputy_needed
from ntnu.deviations.recusal.rules import replacement_needed
from ntnu.deviations.ui.case.action_page import ActionPage
from ntnu.deviations.ui.forms.options import Option
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile

_ACT = "recuse"
_YOURSELF = _("done_recuse_yourself", default="You are kept out of ${number}.")


class RecuseForm(ActionPage):
    """``@@recuse-form``: a recipient keeps out anybody, a case worker only themselves.

    The server decides whether the case needs a deputy or a new case worker; otherwise the content of their
    fields is not read.
    """

    index = ViewPageTemplateFile("../ui/case/templates/action.pt")
    offers = (_ACT,)

    @cached_property
    def you(self) -> str:
        return acting()

    @property
    def moment(self) -> Moment:
        return self.target.moment_of(self.target.get(_ACT)) or self.target.moment

    @property
    def is_for_anybody(self) -> bool:
        """May this person keep out others than themselves?"""
        return roles.RECIPIENT in self.moment.roles

    @property
    def done(self):
        return _YOURSELF if self.person == self.you else None

    @property
    def heading(self):
        if self.is_for_anybody:
            return self.action(_ACT).title
        return _("recuse_yourself_title", default="Keep me out of the case (conflict of interest)")

    @property
    def button(self):
        if self.is_for_anybody:
            return self.action(_ACT).button
        return _("recuse_yourself_button", default="Keep me out of the case")

    @property
    def help(self):
        if self.is_for_anybody:
            return self.action(_ACT).help
        return _(
            "recuse_yourself_help",
            default="You lose access to the case at once, and get no mail about it. Only the"
            " notification recipient can let you in again.",
        )

    @cached_property
    def person(self) -> str:
        """Who is to be kept out, as far as it is known; empty when nobody has been named."""
        if not self.is_for_anybody:
            return self.you
        asked = self.request.form.get(f"{_ACT}.person") or self.request.form.get("person")
        person = person_named(asked) if isinstance(asked, str) else ""
        return person if self.world.person_exists(person) else ""

    @cached_property
    def conditional(self) -> dict[str, bool]:
        if not self.person:
            return {"deputy": False, "case_worker": False}
        facts = self.target.facts
        return {
            "deputy": deputy_needed(facts, self.person, self.moment),
            "case_worker": replacement_needed(facts, self.person),
        }

    @property
    def fixed(self) -> dict[str, str]:
        return {} if self.is_for_anybody else {f"{_ACT}.person": id_of(self.you)}

    def initial(self, action_id: str) -> dict:
        return {"person": id_of(self.person) or None}

    def raw_of(self, action_id: str) -> dict:
        typed = super().raw_of(action_id)
        typed |= {name: None for name, asked_for in self.conditional.items() if not asked_for}
        return typed if self.is_for_anybody else {**typed, "person": self.you}

    def _form(self, action_id: str, **more):
        form = super()._form(action_id, without=() if self.is_for_anybody else ("person",), **more)
        for name in self.conditional:
            form[name].optional = False
        if "person" in form:
            form["person"].options = (*form["person"].options, *self._others(form["person"]))
        return form

    def _others(self, view):
        """Until the person searches: those who have access now."""
        if view.searched or not self.is_permitted:
            return
        barred = {*view.chosen, self.facts.reporter}
        for row in access_list(self.context):
            if row.principal not in barred:
                barred.add(row.principal)
                yield Option(row.principal, row.name, hint=row.principal)
