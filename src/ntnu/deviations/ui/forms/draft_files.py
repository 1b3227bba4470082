"""Files in a form: those in its draft, and those that are sent now."""

from functools import cached_property
from ntnu.deviations.drafts import store
from ntnu.deviations.drafts.store import Draft
from ntnu.deviations.engine.attachments import check_files
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.file_parts import FIELD as FILES
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.ui.forms.reading import texts
from ntnu.deviations.ui.forms.reading import uploads
from ntnu.deviations.ui.forms.sent_once import SentOnce


class DraftFiles(SentOnce):
    """Mixed into pages with a form: see ``drafting.py``."""

    #: The draft that the form is filled from, or was stored in.
    stored: Draft | None = None
    faults: tuple = ()
    status = 200

    @cached_property
    def draft_sent(self) -> Draft | None:
        """The draft of the submitted form, as it was stored before."""
        if not self.keeps or not self.token_sent:
            return None
        return store.find(self.register, self.author, self.token_sent)

    @property
    def kept_files(self) -> list[tuple[str, str, int]]:
        """Id, name and bytes of the files that are in the draft."""
        draft = self.stored or self.draft_sent
        gone = set(texts(self.request.form.get("taken_out")))
        files = draft.files.items() if draft is not None else ()
        return [(key, file.filename, file.getSize()) for key, file in files if key not in gone]

    @property
    def all_files(self) -> list[Upload]:
        """The files in the draft, and those that are sent now."""
        if self.draft_sent is None:
            return uploads(self.request.form, FILES)
        files = self.draft_sent.files
        before = [Upload(name, files[key].data) for key, name, _size in self.kept_files]
        return [*before, *uploads(self.request.form, FILES)]

    def new_files(self) -> list[Upload]:
        """The files that are sent now, if they may be stored; else a fault says why not."""
        new = uploads(self.request.form, FILES)
        if not new:
            return []
        try:
            return check_files(new, self.confirmed, len(self.kept_files))
        except InvalidData as error:
            if not any(fault.field == FILES for fault in self.faults):
                self.faults, self.status = (*self.faults, *error.errors), error.status
        return []
