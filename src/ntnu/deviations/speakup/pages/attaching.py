"""The field for files of a notification: explains beforehand what happens to them."""

from ntnu.deviations import _
from ntnu.deviations.speakup.seen import kinds
from ntnu.deviations.ui.forms.fields import FieldView
from ntnu.deviations.ui.forms.files import files_field

_HELP = _(
    "help_drawn_files",
    default="If you are anonymous, pictures and PDF files are drawn anew: what is seen on them goes on, and"
    " nothing else of the file. Save an Office file as PDF and send that. Text files are kept as they are."
    " With your name, every file is kept as it is. What you call the file stays.",
)
_HINT = _(
    "hint_drawn_files",
    default="At most ${most} files of ${megabytes} MB each. If you are anonymous: ${types}.",
)


def drawn_files(named: bool) -> FieldView:
    """The field. ``named``: the sender gives their name, and may then send every kind of file."""
    view = files_field()
    drawn, offered = kinds(), view.rules["accept"].split(",")
    kept = [ending for ending in offered if ending.lstrip(".") in drawn]
    words = {name: str(view.rules[name]) for name in ("most", "megabytes")}
    words["types"] = ", ".join(ending.lstrip(".") for ending in kept)
    view.help, view.hint = _HELP, type(_HINT)(_HINT, mapping=words)
    if not named:
        view.rules = {**view.rules, "accept": ",".join(kept), "types": words["types"]}
    return view
