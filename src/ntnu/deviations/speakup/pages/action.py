"""The form of an action on a notification case."""

from functools import cached_property
from ntnu.deviations.access.cases import case_by_number
from ntnu.deviations.domain.states import RECEIVED
from ntnu.deviations.speakup.pages.page import ConfidentialPage
from ntnu.deviations.speakup.pages.sight import NotificationSight
from ntnu.deviations.ui.case.preview import naming_roles
from ntnu.deviations.ui.parts.forms import PlainForm


class NotificationForm(ConfidentialPage, PlainForm):
    """``<notification case>/@@action-form?action=<id>``. No draft is stored."""

    drafted = None
    subtitle = ""

    @cached_property
    def sight(self) -> NotificationSight:
        return NotificationSight(self.context, self.request)

    @property
    def facts(self):
        return self.target.facts

    @property
    def blockers(self) -> list:
        return []

    @property
    def send_to(self) -> str:
        return f"{self.context.absolute_url()}/@@action-form"

    def result_url(self, made: str) -> str:
        return self.context.absolute_url()

    def naming(self, found) -> frozenset[str]:
        """The roles that read who reported the deviation, when it is given back."""
        if not self.facts.from_deviation:
            return frozenset()
        return naming_roles(case_by_number(self.register, self.facts.deviation), RECEIVED)
