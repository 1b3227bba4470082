"""``<registry>/@@speakup-roles``: who receives notification cases, and who waits to be confirmed by a
recipient."""

from dataclasses import dataclass
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.accounts import name_of
from ntnu.deviations.access.confidential import gainers_of
from ntnu.deviations.access.confidential import recipients_of
from ntnu.deviations.domain import roles
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.persons import acting
from ntnu.deviations.persons import id_of
from ntnu.deviations.speakup.pages.page import ConfidentialPage
from ntnu.deviations.ui.forms.page import FormPage
from ntnu.deviations.units import speakup_roles
from ntnu.deviations.units.roles_page import Holder
from ntnu.deviations.units.roles_page import RolesPage
from zope.i18nmessageid import Message

_DONE = {
    "confirm": _("speakup_role_confirmed", default="${name} is now a ${channel} recipient."),
    "refuse": _("speakup_role_refused", default="${name} was refused, and sees nothing."),
}
_WAITING = _("speakup_roles_waiting", default="Wait to be confirmed")
_NOBODY = _(
    "speakup_roles_nobody",
    default="Nobody is left who can confirm. Who runs the server appoints the first recipient with the"
    " command ntnu-deviations-appoint.",
)
_RECIPIENTS = _("speakup_roles_recipients", default="${channel} recipients")
_NONE = _("speakup_roles_none", default="Nobody receives notification cases now, and none can be sent.")
_CHANGED = {
    "role_given": _("speakup_change_given", default="${name} was given the role"),
    "role_taken": _("speakup_change_taken", default="${name} no longer has the role"),
    "role_begun": _("speakup_change_given", default="${name} was given the role"),
    "role_ended": _("speakup_change_taken", default="${name} no longer has the role"),
    "role_confirmed": _("speakup_change_confirmed", default="${name} was confirmed as recipient"),
    "role_refused": _("speakup_change_refused", default="${name} was refused"),
    "role_appointed": _("speakup_change_appointed", default="${name} was appointed on the server"),
}


@dataclass(frozen=True)
class RolePanel:
    """A list of persons under a heading; ``note``: what is wrong, ``waits``: do they wait for a recipient?"""

    id: str
    title: Message
    holders: list[Holder]
    note: Message | None
    waits: bool = False


class SpeakupRoles(ConfidentialPage, FormPage, RolesPage):
    """For recipients, who confirm and refuse; those who give the role see the same without buttons."""

    page_title = _("speakup_roles_title", default="Who receives notification cases")
    changed = _CHANGED

    @property
    def crumbs(self):
        if not self.is_recipient:
            return []
        return [(_("speakup_list_title", default="Notification cases"), self.context.absolute_url())]

    def post(self):
        asked = self.request.form
        name = "confirm" if "confirm" in asked else "refuse"
        person = asked.get(name, "")
        raw = {"person": person, "reason": asked.get("reason", "")}
        try:
            self.attempt(getattr(speakup_roles, name), self.context, raw)
        except ActionError as error:
            self.refuse(error.errors, error.status)
            return None
        self.say(_(_DONE[name], mapping={"name": name_of(person)}))
        return self.go(f"{self.context.absolute_url()}/@@speakup-roles")

    @cached_property
    def is_recipient(self) -> bool:
        """May this person confirm and refuse?"""
        return acting() in recipients_of(self.context)

    @property
    def panels(self) -> list[RolePanel]:
        """Those who wait, if any, and those who receive notification cases."""
        waiting, recipients = map(self._named, (gainers_of(self.context), recipients_of(self.context)))
        found = [RolePanel("form", _WAITING, waiting, None if recipients else _NOBODY, True)]
        found.append(RolePanel("recipients", _RECIPIENTS, recipients, None if recipients else _NONE))
        return found if waiting else found[1:]

    def _named(self, persons) -> list[Holder]:
        return self._holders(self.context, roles.SPEAKUP_RECIPIENT, map(id_of, persons), False)
