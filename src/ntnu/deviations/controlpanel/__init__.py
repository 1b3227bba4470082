"""The settings page."""

from html import escape
from ntnu.deviations import _
from ntnu.deviations import settings
from ntnu.deviations.access.global_roles import given_globally
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.units import registers
from ntnu.deviations.choices import LISTS
from ntnu.deviations.choices import removed
from ntnu.deviations.languages import of_request
from ntnu.deviations.messages import ROLES
from ntnu.deviations.settings import IDeviationSettings
from ntnu.deviations.settings import PREFIX
from plone import api
from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from plone.app.registry.browser.controlpanel import RegistryEditForm
from zope.i18n import translate


class DeviationSettingsForm(RegistryEditForm):
    """Terms, lists, channels, contacts, words and files, as the system administrator keeps them."""

    schema = IDeviationSettings
    schema_prefix = PREFIX
    label = _("settings_title", default="Settings for deviations")
    description = _(
        "settings_description",
        default="They apply to all units. A change of the number of days counts for new cases only.",
    )

    def applyChanges(self, data):
        language = of_request(self.request)
        before = {name: settings.get(name) for name in LISTS.values()}
        self.store(data)
        gone = [
            f"{term.title(language)} ({_uses(name, term.token)})"
            if name == "themes"
            else term.title(language)
            for name in LISTS.values()
            for term in removed(before[name], settings.get(name))
        ]
        if gone:
            warning = _(
                "warning_choice_removed",
                default="No longer offered: ${choices}. Cases that have one of them keep it, with its name."
                " In parentheses: how many cases have a theme.",
                mapping={"choices": ", ".join(gone)},
            )
            api.portal.show_message(warning, self.request, type="warning")

    def store(self, data):
        """Keep what was filled in."""
        super().applyChanges(data)

    def update(self):
        super().update()
        for role, principals in given_globally(api.portal.get()).items():
            warning = _(
                "warning_global_role",
                default="${principals}: has the role ${role} in the whole site, and reads every case."
                " Take the role away in Users and groups, and give it at a unit.",
                mapping={
                    "principals": ", ".join(principals),
                    "role": translate(ROLES[role], context=self.request),
                },
            )
            api.portal.show_message(warning, self.request, type="warning")


def _uses(name: str, token: str) -> int:
    return sum(len(index_of(register).rids(name, token)) for register in registers(api.portal.get()))


class DeviationSettings(ControlPanelFormWrapper):
    """The page around the form."""

    form = DeviationSettingsForm

    @property
    def description(self) -> str:
        """Links, as HTML: to what each register has of its own."""
        title = escape(translate(_("mail_texts_title", default="Texts of e-mails"), context=self.request))
        links = (
            f'<a href="{escape(register.absolute_url())}/@@mail-texts">{title} ({escape(register.title)})</a>'
            for register in registers(api.portal.get())
        )
        return "<br />".join(links)
