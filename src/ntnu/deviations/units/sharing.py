"""Plone's Sharing page on units and registers: our roles, our rule, our log."""

from ntnu.deviations import _
from ntnu.deviations.access.holders import over
from ntnu.deviations.access.holders import term_of
from ntnu.deviations.access.holders import terms_on
from ntnu.deviations.domain.folder_roles import Term
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.validate import validate
from ntnu.deviations.interfaces import ISpeakUpRegistry
from ntnu.deviations.interfaces import IUnit
from ntnu.deviations.languages import of_request
from ntnu.deviations.messages import confirmation
from ntnu.deviations.messages import ROLES
from ntnu.deviations.ui.forms.form import Form
from ntnu.deviations.ui.forms.reading import read
from ntnu.deviations.ui.forms.reading import texts
from ntnu.deviations.units import folder_roles
from ntnu.deviations.units.term_words import days_of
from plone.app.workflow.browser.sharing import SharingView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from zope.i18n import translate


class FolderRolesSharing(SharingView):
    """Ticks become folder roles by the same function as the unit's own page and ``@access``."""

    # Plone's own has boxes without names, and a table that is too wide for a phone.
    template = ViewPageTemplateFile("templates/sharing.pt")

    # "Logged-in users" is not offered: one tick would open every case of the unit to everybody.
    STICKY = ()

    #: What follows from the ticks, where it is to be confirmed before they are saved.
    warnings: list[FieldError] = []

    def roles(self):
        offered = folder_roles.offered(self.context)
        return [role for role in super().roles() if role["id"] in offered]

    def title_of(self, role):
        """The role as the rest of the pages call it."""
        return translate(ROLES.get(role["id"], role["title"]), context=self.request)

    @property
    def page_title(self):
        if ISpeakUpRegistry.providedBy(self.context):
            return _("sharing_title_speakup", default="Roles: ${channel}")
        name = getattr(self.context, "code", None) or self._register_name
        return _("sharing_title", default="Roles: ${name}", mapping={"name": name})

    @property
    def lead(self):
        """What to do here, and who is told of it."""
        if self.waits:
            return _(
                "sharing_lead_speakup",
                default="Tick who should receive notification cases. Each change is recorded in the log, and"
                " the ${channel} recipients get mail.",
            )
        if IUnit.providedBy(self.context):
            return _(
                "sharing_lead",
                default="Tick who should have which role. Each change is recorded in the log, and the"
                " recipients get mail.",
            )
        return _(
            "sharing_lead_register",
            default="Tick who should have which role. Each change is recorded in the log.",
        )

    @property
    def _register_name(self) -> str:
        """What the header calls it, in the reader's language: the register's own title has but one."""
        lines = (
            _("brand_line_1", default="Deviations in education"),
            _("brand_line_2", default="and learning environment"),
        )
        return " ".join(translate(line, context=self.request) for line in lines)

    def existing_role_settings(self):
        return [item for item in super().existing_role_settings() if item["id"] != "AuthenticatedUsers"]

    def can_edit_inherit(self):
        """Folder roles of a faculty reach its departments, always."""
        return False

    def update_inherit(self, status=True, reindex=True):
        return False

    def handle_form(self):
        try:
            return super().handle_form()
        except ActionError as error:
            self.request.response.setStatus(error.status)
            self.warnings = [item for item in error.errors if item.confirmable]
            for item in error.errors:
                text = translate(item.message, context=self.request)
                kind = "warning" if item.confirmable else "error"
                IStatusMessage(self.request).add(text, type=kind)
            return True

    def update_role_settings(self, new_settings, reindex=True):
        given, taken, held = {}, {}, terms_on(self.context)
        term = self._term()
        for setting in new_settings:
            who = setting["id"]
            for role in (one["id"] for one in self.roles()):
                if role not in setting["roles"]:
                    taken.setdefault(role, set()).add(who)
                elif who not in over(self.context, role):
                    # The days are those of a role that is given here and now.
                    given.setdefault(role, {})[who] = held[role].get(who, term)
        confirmed = texts(self.request.form.get("warnings_confirmed"))
        return bool(folder_roles.give_and_take(self.context, given, taken, confirmed=confirmed))

    def _term(self) -> Term:
        """The days that were filled in."""
        data = validate(folder_roles.IDays, read(self.request.form, folder_roles.IDays))
        return Term(data.get("starts"), data.get("ends"))

    def days(self, who: str, role: str) -> str:
        """The days of a role that somebody has, in words."""
        return days_of(term_of(self.context, who, role), of_request(self.request), self._say)

    def _say(self, message) -> str:
        return translate(message, context=self.request)

    @property
    def day_fields(self) -> Form:
        """The fields for the days of roles that are given."""
        return Form(folder_roles.IDays, read(self.request.form, folder_roles.IDays), translate=self._say)

    @property
    def waits(self) -> bool:
        """Does who is given a role here wait for somebody to confirm it?"""
        return ISpeakUpRegistry.providedBy(self.context)

    @property
    def confirmations(self):
        """What is to be ticked before the same is saved once more: code and words."""
        return [(warning.code, warning.message, confirmation(warning.kind)) for warning in self.warnings]
