"""``<notification case>/@@case-log``: the page of the log, for those who handle the case."""

from AccessControl import getSecurityManager
from dataclasses import replace
from ntnu.deviations import _
from ntnu.deviations.access.confidential import handles
from ntnu.deviations.caselog.saying import Saying
from ntnu.deviations.log_pages.page import CaseLogPage
from zExceptions import NotFound


class NotificationLogPage(CaseLogPage):
    """An anonymous sender is named in no entry: nobody knows their name."""

    nav_item = "speakup"

    def check(self) -> None:
        """Not found for others. Raises NotFound."""
        if not handles(self.context, getSecurityManager().getUser()):
            raise NotFound(self.request.get("URL"))
        self.request.response.setHeader("Referrer-Policy", "no-referrer")

    @property
    def crumbs(self):
        return [
            (_("speakup_list_title", default="Notification cases"), self.context.aq_parent.absolute_url()),
            (self.context.number, self.context.absolute_url()),
        ]

    @property
    def hidden(self) -> str:
        return ""

    @property
    def saying(self) -> Saying:
        return replace(super().saying, notification=True)
