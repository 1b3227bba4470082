"""``<registry>/@@speakup-roles``: who receives notification cases, and who waits for a recipient's word."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.confidential import gainers_of
from ntnu.deviations.access.confidential import recipients_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.caselog.reasons import NO_REASON
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.text import sort_key
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.interfaces import IRoleHistory
from ntnu.deviations.now import local_date
from ntnu.deviations.now import today
from ntnu.deviations.persons import acting
from ntnu.deviations.persons import id_of
from ntnu.deviations.speakup.pages.page import ConfidentialPage
from ntnu.deviations.ui.case.people import name_of
from ntnu.deviations.ui.forms.page import FormPage
from ntnu.deviations.ui.macros import format as formats
from ntnu.deviations.units import speakup_roles
from zope.component import getUtility

_DONE = {
    "confirm": _("speakup_role_confirmed", default="${name} is now a ${channel} recipient."),
    "refuse": _("speakup_role_refused", default="${name} was refused, and sees nothing."),
}
_CHANGES = {
    "role_given": _("speakup_change_given", default="${name} was given the role"),
    "role_taken": _("speakup_change_taken", default="${name} no longer has the role"),
    "role_confirmed": _("speakup_change_confirmed", default="${name} was confirmed as recipient"),
    "role_refused": _("speakup_change_refused", default="${name} was refused"),
    "role_appointed": _("speakup_change_appointed", default="${name} was appointed on the server"),
}


@dataclass(frozen=True)
class Holder:
    """Somebody with the role, or who waits for it: who gave it, and when."""

    id: str
    name: str
    given_by: str
    since: datetime | None


class SpeakupRoles(ConfidentialPage, FormPage):
    """For recipients, who confirm and refuse; who gives the role sees the same without buttons."""

    page_title = _("speakup_roles_title", default="Who receives notification cases")

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
        self.say(_(_DONE[name], mapping={"name": name_of(self.context, person)}))
        return self.go(f"{self.context.absolute_url()}/@@speakup-roles")

    @cached_property
    def is_recipient(self) -> bool:
        """May this person confirm and refuse?"""
        return acting() in recipients_of(self.context)

    @property
    def recipients(self) -> list[Holder]:
        """Who receives notification cases."""
        return self._holders(recipients_of(self.context))

    @property
    def waiting(self) -> list[Holder]:
        """Who was given the role and waits."""
        return self._holders(gainers_of(self.context))

    def _holders(self, persons) -> list[Holder]:
        history, found = getUtility(IRoleHistory), []
        for person in persons:
            by, since = history.given(self.context, roles.SPEAKUP_RECIPIENT, person)
            found.append(
                Holder(id_of(person), name_of(self.context, person), name_of(self.context, by), since)
            )
        return sorted(found, key=lambda holder: sort_key(holder.name))

    def day(self, moment: datetime) -> str:
        return formats.day_in_year(local_date(moment), self.language, today())

    @property
    def changes(self) -> list[dict[str, object]]:
        """The latest changes, from the registry's own log."""
        entries = [entry for entry in caselog.entries(self.context) if entry.action in _CHANGES]
        return [self._change(entry) for entry in reversed(entries)]

    def _change(self, entry) -> dict[str, object]:
        words = {"name": name_of(self.context, str(entry.why.get("principal", "")))}
        message = _CHANGES[entry.action]
        return {
            "title": self.t(type(message)(message, mapping=words)),
            "who": name_of(self.context, entry.actor),
            "reason": self.t(NO_REASON) if entry.why.get("no_reason") else entry.why.get("reason", ""),
            "when": entry.at,
        }
