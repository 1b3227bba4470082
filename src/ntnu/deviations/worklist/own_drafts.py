"""The person's drafts, to be continued or discarded."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.drafts import store
from ntnu.deviations.drafts.rules import KEPT
from ntnu.deviations.drafts.store import Draft
from ntnu.deviations.engine import registry
from ntnu.deviations.engine.drafted import about
from ntnu.deviations.engine.drafted import form_of
from ntnu.deviations.engine.drafted import may_still
from ntnu.deviations.engine.drafted import thing_of
from ntnu.deviations.persons import acting
from ntnu.deviations.processing.accept import Accept
from ntnu.deviations.receipt.approve import Approve
from ntnu.deviations.ui.forms.page import FormPage
from ntnu.deviations.ui.shell.page import Page

_NAMELESS = _("draft_nameless", default="Report without a title")
#: Forms of several actions: class -> title.
_FORMS = {"ReceiptForm": Approve.form, "ProcessForm": Accept.form}


@dataclass(frozen=True)
class OwnDraft:
    """One draft in the list: its title, its case or unit (a number or a code, empty for a report), when it
    was stored and until when it is kept (UTC), and where it is continued."""

    id: str
    title: str
    about: str
    saved: datetime
    until: datetime
    url: str


class OwnDrafts(Page):
    """Mixed into a list of the person's own cases."""

    @cached_property
    def drafts(self) -> list[OwnDraft]:
        """The drafts that can still be sent, the latest first."""
        own = store.of_person(self.register, acting())
        return [self._row(draft) for draft in own if may_still(self.register, draft)]

    def _row(self, draft: Draft) -> OwnDraft:
        title = draft.fields.get("title", ("",))[0] or _NAMELESS
        form = form_of(draft)
        if form is not None:
            title = form.title
        elif draft.case:
            thing = thing_of(self.register, draft)
            action = registry.actions_of(thing.portal_type)[draft.actions[0]]
            title = _FORMS.get(draft.place.split(" ")[1], action.title)
        number, unit = about(self.register, draft)
        sign = "&" if "?" in draft.way else "?"
        url = f"{self.register_url}{draft.way}{sign}draft={draft.id}"
        return OwnDraft(draft.id, self.t(title), number or unit, draft.saved, draft.saved + KEPT, url)


class DiscardDraft(FormPage):
    """``<register>/@@discard-draft``: a button of the list; then back to it."""

    def __call__(self):
        return super().__call__() if self.request.method == "POST" else self._back()

    def post(self):
        id_ = self.request.form.get("discarded")
        # For a draft that does not exist nothing is stored.
        if isinstance(id_, str) and store.find(self.register, self.author, id_) is not None:
            store.discard(self.register, self.author, id_)
            self.say(_("draft_discarded", default="What you had written is thrown away."))
        return self._back()

    def answer(self):
        """Errors are shown in the list."""
        for fault in self.faults:
            self.say(fault.message, "warning")
        return self._back()

    def _back(self) -> str:
        return self.go(f"{self.register_url}/@@my-reports")
