"""The panel *Documents* of a case page."""

from dataclasses import dataclass
from ntnu.deviations import _
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.case_documents.send_document import may_send
from ntnu.deviations.documents import export
from ntnu.deviations.documents.telling import FULL
from ntnu.deviations.documents.telling import REDACTED
from ntnu.deviations.messages import DOCUMENTS
from ntnu.deviations.ui.case.sight import CaseSight
from ntnu.deviations.ui.shell.panel import ListPanel
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.i18nmessageid import Message


@dataclass(frozen=True)
class Offer:
    """A document that can be downloaded; ``with_log``: the log may be included."""

    title: Message
    help: Message
    variant: str
    with_log: bool


_HELP = {
    FULL: _("offer_full_help", default="With the reporter's name and all that is internal."),
    REDACTED: _("offer_redacted_help", default="The reporter's name is hidden wherever somebody wrote it."),
}
_OWN_HELP = _("offer_own_help", default="Your name is hidden wherever somebody wrote it.")
_LETTER_HELP = _("offer_letter_help", default="As you received it, in the language of the replies.")


def offers(sight: CaseSight) -> list[Offer]:
    """The documents this person may have."""
    return [_offer(variant, sight.reading) for variant in export.on_offer(sight.reading)]


def _offer(variant: str, reading: Reading) -> Offer:
    logged = variant in _HELP and export.may_have(reading, variant, with_log=True)
    help_ = _HELP.get(variant, _LETTER_HELP)
    if variant == REDACTED and reading.is_reporter:
        help_ = _OWN_HELP
    return Offer(DOCUMENTS[variant], help_, variant, logged)


class Documents(ListPanel):
    """The documents."""

    index = ViewPageTemplateFile("templates/documents.pt")
    find = staticmethod(offers)
    title = _("panel_documents", default="Documents")
    is_counted = False

    @property
    def may_mark_names(self) -> bool:
        """Is there a form to mark more names to be hidden?"""
        return self.sight.reading.may_casework

    @property
    def may_send(self) -> bool:
        return may_send(self.sight.reading)
