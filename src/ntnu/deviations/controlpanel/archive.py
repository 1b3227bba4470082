"""The settings page of the archive."""

from ntnu.deviations import _
from ntnu.deviations.archive.settings import IArchiveSettings
from ntnu.deviations.archive.settings import PREFIX
from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from plone.app.registry.browser.controlpanel import RegistryEditForm


class ArchiveSettingsForm(RegistryEditForm):
    """How the archive knows units and access."""

    schema = IArchiveSettings
    schema_prefix = PREFIX
    label = _("archive_settings_title", default="Settings for the archive")
    description = _(
        "archive_settings_description", default="Where the archive is, is set by those who run the server."
    )


class ArchiveSettings(ControlPanelFormWrapper):
    """The page around the form."""

    form = ArchiveSettingsForm
