"""The panel *Documents* of a case page."""

from dataclasses import dataclass
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.case_documents.send_document import may_send
from ntnu.deviations.documents import export
from ntnu.deviations.documents.telling import FULL
from ntnu.deviations.documents.telling import REDACTED
from ntnu.deviations.messages import DOCUMENTS
from zope.i18nmessageid import Message


@dataclass(frozen=True)
class Offer:
    """A document one can have; ``with_log``: the log may go with it."""

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


class CaseDocuments:
    """Mixed into the page of a case, which knows what the person may read."""

    documents_title = _("panel_documents", default="Documents")

    @cached_property
    def documents(self) -> list[Offer]:
        """The documents this person may have."""
        return [self._offer(variant) for variant in export.on_offer(self.reading)]

    @property
    def may_mark_names(self) -> bool:
        """Is there a form to mark more names to be hidden?"""
        return self.reading.may_casework and bool(self.documents)

    @property
    def may_send_document(self) -> bool:
        return may_send(self.reading)

    def _offer(self, variant: str) -> Offer:
        logged = variant in _HELP and export.may_have(self.reading, variant, with_log=True)
        help_ = _HELP.get(variant, _LETTER_HELP)
        if variant == REDACTED and self.reading.is_reporter:
            help_ = _OWN_HELP
        return Offer(DOCUMENTS[variant], help_, variant, logged)
