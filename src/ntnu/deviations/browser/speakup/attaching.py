"""The field for files of a notification: they are cleaned on the way in."""

from ntnu.deviations import _
from ntnu.deviations.browser.forms.fields import FieldView
from ntnu.deviations.browser.forms.files import files_field
from ntnu.deviations.speakup.cleaning import CLEANERS

_FILES_HELP = _(
    "help_speakup_files",
    default="We take out what a file tells of who made it, and where. What you call the file stays.",
)
_FILES_HINT = _(
    "hint_speakup_files",
    default="At most ${most} files of ${megabytes} MB each: pictures, PDF, text, or documents and sheets"
    " from Office.",
)


def cleaned_files() -> FieldView:
    """The field, with what becomes of a file told beforehand; offered are only kinds that can be cleaned."""
    view = files_field()
    words = {name: str(view.rules[name]) for name in ("most", "megabytes")}
    view.help, view.hint = _FILES_HELP, type(_FILES_HINT)(_FILES_HINT, mapping=words)
    offered = view.rules["accept"].split(",")
    kept = [ending for ending in offered if ending.lstrip(".") in CLEANERS]
    view.rules = {**view.rules, "accept": ",".join(kept), "types": ", ".join(e.lstrip(".") for e in kept)}
    return view
