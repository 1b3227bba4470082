"""The form of any one action on a measure or a hearing, or on other parts with a plain form."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.ui.case.any_action import ActionForm
from ntnu.deviations.ui.parts.sight import PartSight
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile

_PROPOSE = _("evaluate_propose", default="Propose an evaluation")
_PROPOSE_HELP = _(
    "evaluate_propose_help", default="Say what effect you see. The case worker reads it, and decides."
)

_PROPOSED = _("done_measure_propose", default="Your evaluation is sent to the case worker, who decides.")

#: What can be removed again from the draft of a hearing.
_MAY_BE_EMPTIED = ("deadline", "shared")


class PlainForm(ActionForm):
    """The form of any one action, with nothing beside it."""

    unavailable = ViewPageTemplateFile("templates/unavailable.pt")
    is_plain = True


class PartForm(PlainForm):
    """``<part>/@@action-form?action=<id>``: for those who work on the case, and for the person whose part it
    is."""

    @cached_property
    def sight(self) -> PartSight:
        return PartSight(self.context, self.request)

    @property
    def send_to(self) -> str:
        return self.sight.sent_to("action-form")

    def told(self, outcome):
        return _PROPOSED if self._proposes else self.action(self.chosen).done

    @property
    def afterwards(self) -> str:
        return f"{self.register_url}/@@my-tasks"

    def raw_of(self, action_id: str) -> dict:
        """The input; for a changed measure or draft only what is new."""
        typed = super().raw_of(action_id)
        if action_id != "change":
            return typed
        old = self.initial(action_id)
        return {name: value for name, value in typed.items() if name not in old or value != old[name]}

    def shown(self, action_id: str) -> dict:
        return super().raw_of(action_id)

    def _form(self, action_id: str, **more):
        form = super()._form(action_id, **more)
        for view in form:
            # A field with a value needs no note that it is optional.
            view.optional = view.optional and (action_id != "change" or view.name in _MAY_BE_EMPTIED)
        return form

    @property
    def _proposes(self) -> bool:
        return self.offers == ("evaluate",) and not self.sight.sees_casework

    @property
    def heading(self):
        return _PROPOSE if self._proposes else super().heading

    @property
    def button(self):
        return _PROPOSE if self._proposes else super().button

    @property
    def help(self):
        return _PROPOSE_HELP if self._proposes else super().help

    @property
    def is_draft_of_hearing(self) -> bool:
        return self.offers == ("open",)

    @property
    def crumbs(self):
        return [*super().crumbs, (self.context.title, self.context.absolute_url())]
