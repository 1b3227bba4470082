"""Settings of one register, where their values differ from those of the site."""

from ntnu.deviations import _
from ntnu.deviations import settings
from ntnu.deviations.controlpanel import DeviationSettingsForm
from ntnu.deviations.controlpanel.changes import change_own
from ntnu.deviations.controlpanel.changes import OWN
from ntnu.deviations.settings import IDeviationSettings
from ntnu.deviations.ui.shell.page import Page
from plone.app.registry.browser.controlpanel import RegistryEditForm
from plone.z3cform.layout import FormWrapper
from z3c.form import button
from zope.interface import implementer


@implementer(IDeviationSettings)
class _Present:
    """The settings in force for a register, as the form shows them."""

    def __init__(self, names):
        self.__dict__.update({name: settings.get(name) for name in names})


class RegisterSettingsForm(DeviationSettingsForm):
    """The site's settings except those of the server; a value equal to the site's is not stored for the
    register."""

    label = _("register_settings_title", default="Settings of this register")
    description = _(
        "register_settings_description",
        default="A setting that has the same value as the site's follows the site. A change of the number of"
        " days counts for new cases only.",
    )

    def getContent(self):
        return _Present(OWN)

    def updateFields(self):
        super().updateFields()
        self.fields = self.fields.select(*OWN)

    def store(self, data):
        change_own(self.context, data)

    # Plone's own handler would redirect to its own panel.
    buttons = RegistryEditForm.buttons.copy()
    handlers = RegistryEditForm.handlers.copy()

    @button.handler(buttons["cancel"])
    def handleCancel(self, action):
        """Nothing is stored."""
        self.request.response.redirect(self.context.absolute_url())


class RegisterSettings(FormWrapper, Page):
    """The page around the form."""

    form = RegisterSettingsForm
    nav_item = "settings"
    page_title = RegisterSettingsForm.label
