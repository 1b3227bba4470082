"""``<case>/@@archive-case``: the button that sends a case to the archive."""

from AccessControl import getSecurityManager
from ntnu.deviations import _
from ntnu.deviations.archive import exporting
from ntnu.deviations.archive.confirming import checked_receipt
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.interfaces import IArchivable
from ntnu.deviations.messages import message
from ntnu.deviations.now import now
from ntnu.deviations.persons import person_of
from ntnu.deviations.ui.forms.sent_once import SentOnce
from plone import api
from plone.protect import CheckAuthenticator
from zExceptions import NotFound
from zExceptions import Unauthorized

_QUEUED = _(
    "archive_queued",
    default="The case is queued. The server sends it in a few minutes, and the result is shown here.",
)

_CONFIRMED = _("archive_confirmed", default="Noted: the archive has the case.")


class SendToArchive(SentOnce):
    """Only a form of this product reaches this; then back to the case."""

    refusal = Unauthorized("Cases are sent to the archive by archivists")

    def __call__(self) -> str:
        user = getSecurityManager().getUser()
        if not IArchivable(self.context).may_export(user):
            raise self.refusal
        if self.request.method != "POST":
            raise NotFound("archive-case")
        CheckAuthenticator(self.request)
        if self.is_somebody_elses:
            raise self.refusal
        take_turn(self.context)
        done = self.done_before()
        if done is not None:
            api.portal.show_message(self.words_for(done), self.request, type="warning")
            return self._back()
        try:
            said = self._do(person_of(user.getId()))
        except exporting.NotExported as error:
            api.portal.show_message(message(error.code), self.request, type="warning")
        except InvalidData as error:
            api.portal.show_message(error.errors[0].message, self.request, type="error")
        else:
            self.remember(None)
            api.portal.show_message(said, self.request)
        return self._back()

    def _back(self) -> str:
        self.request.response.redirect(f"{self.context.absolute_url()}#archive", status=303)
        return ""

    def _do(self, person: str):
        """Send the case, or record that the archive has it; returns the message to show."""
        export = self.request.form.get("confirmed")
        if not export:
            exporting.order(self.context, person, now())
            return _QUEUED
        receipt = checked_receipt(self.request.form.get("receipt"))
        exporting.confirm(self.context, str(export), receipt, person, now())
        return _CONFIRMED


class SendNotificationToArchive(SendToArchive):
    """``<notification case>/@@archive-case``: not found for anybody who does not handle the case."""

    refusal = NotFound("archive-case")
