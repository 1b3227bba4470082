"""Plone's Sharing page on units and registers: our roles, our rule, our log."""

from ntnu.deviations import _
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.interfaces import ISpeakUpRegistry
from ntnu.deviations.interfaces import IUnit
from ntnu.deviations.messages import confirmation
from ntnu.deviations.messages import ROLES
from ntnu.deviations.ui.forms.reading import texts
from ntnu.deviations.units import folder_roles
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
        given, taken = {}, {}
        for setting in new_settings:
            for role in self.roles():
                table = given if role["id"] in setting["roles"] else taken
                table.setdefault(role["id"], set()).add(setting["id"])
        confirmed = texts(self.request.form.get("warnings_confirmed"))
        return bool(folder_roles.give_and_take(self.context, given, taken, confirmed=confirmed))

    @property
    def waits(self) -> bool:
        """Does who is given a role here wait for somebody to confirm it?"""
        return ISpeakUpRegistry.providedBy(self.context)

    @property
    def confirmations(self):
        """What is to be ticked before the same is saved once more: code and words."""
        return [(warning.code, warning.message, confirmation(warning.kind)) for warning in self.warnings]
