"""The mails that the demo's catcher stored, and the demo's clock."""

from AccessControl import getSecurityManager
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.units import registers
from ntnu.deviations.clock.run import run
from ntnu.deviations.domain.bounds import whole_number
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.interfaces import IDemoClock
from ntnu.deviations.mail import caught
from ntnu.deviations.now import now
from ntnu.deviations.ui.forms.page import FormPage
from Products.CMFCore.utils import getToolByName
from zope.component import queryUtility
from zope.component.hooks import getSite

#: The most mails in the list, the newest first.
MOST = 50


class CaughtMail(FormPage):
    """Each person reads their own mail; those who manage the settings read all, and move the clock."""

    page_title = _("demo_mail_title", default="E-mail in the demo")

    def post(self):
        days = whole_number(self.request.form.get("forward_days")) or 0
        if not self.may_manage or self.clock is None:
            return None
        try:
            self.attempt(self.clock.forward, days, self._run)
        except ActionError as error:
            self.refuse(error.errors, error.status)
            return None
        moved = _("demo_clock_moved", default="The clock is ${days} days ahead.")
        self.say(type(moved)(moved, mapping={"days": str(self.clock.offset())}))
        return self.go(f"{self.context.absolute_url()}/@@{self.__name__}")

    def result_url(self, made: str) -> str:
        return f"{self.context.absolute_url()}/@@{self.__name__}"

    def _run(self) -> None:
        for register in registers(getSite()):
            run(register, now())

    days_field = {
        "id": "forward_days",
        "label": _("demo_clock_days", default="Days to go forward"),
        "help": _(
            "demo_clock_days_help",
            default="From 1 to 366. Reminders that fall due meanwhile are sent. The clock does not go back.",
        ),
    }

    @cached_property
    def may_manage(self) -> bool:
        check = getSecurityManager().checkPermission
        return bool(check("ntnu.deviations: Manage Settings", self.context))

    @property
    def clock(self):
        return queryUtility(IDemoClock)

    @property
    def now(self):
        return now()

    @cached_property
    def mails(self) -> list[caught.Caught]:
        folder = caught.mail_folder()
        if folder is None or not folder.is_dir():
            return []
        address = None if self.may_manage else self._address
        return caught.messages(folder, address, MOST)

    @property
    def _address(self) -> str:
        member = getToolByName(self.context, "portal_membership").getAuthenticatedMember()
        return member.getProperty("email", "") or ""
