"""The list of notification cases, for SpeakUp! recipients."""

from AccessControl import getSecurityManager
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.confidential import gainers_of
from ntnu.deviations.access.confidential import may_handle
from ntnu.deviations.access.notification import state_of
from ntnu.deviations.choices import title_of
from ntnu.deviations.domain.speakup import OPEN
from ntnu.deviations.interfaces import IRetention
from ntnu.deviations.now import local_date
from ntnu.deviations.speakup.pages.page import ConfidentialPage


class RegistryView(ConfidentialPage):
    """Open cases first, then by the day of receipt."""

    page_title = _("speakup_list_title", default="Notification cases")

    @cached_property
    def cases(self) -> list:
        user = getSecurityManager().getUser()
        found = [case for case in self.context.objectValues() if may_handle(case, user)]
        found.sort(key=lambda case: (case.received, case.number), reverse=True)
        return sorted(found, key=lambda case: state_of(case) not in OPEN)

    @cached_property
    def waiting(self) -> int:
        """How many persons wait for a recipient to confirm their role."""
        return len(gainers_of(self.context))

    @property
    def may_delete(self) -> bool:
        """Is there a page for this person on which personal data are deleted?"""
        return IRetention(self.context).may_act(getSecurityManager().getUser())

    @property
    def columns(self) -> list[dict[str, str]]:
        titles = (
            _("speakup_column_case", default="Case"),
            _("speakup_column_about", default="About"),
            _("speakup_column_state", default="State"),
            _("speakup_column_received", default="Received"),
        )
        return [{"title": self.t(title)} for title in titles]

    def about(self, case) -> str:
        """Whom it is about, or that it was a deviation."""
        if case.deviation:
            words = {"number": case.deviation}
            return self.t(_("speakup_from", default="From ${number}", mapping=words))
        return self.t(title_of("about", case.about))

    def state(self, case) -> str:
        return state_of(case)

    def day(self, case):
        return local_date(case.received)
