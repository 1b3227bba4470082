"""Words that begin a line elsewhere, used in the middle of a sentence."""

from ntnu.deviations import _


def in_sentence(text: str) -> str:
    """``text`` with a lower-case first letter; names and abbreviations in it stay unchanged."""
    name = any(char.isupper() for char in text.split(" ")[0][1:])
    return text if name else text[:1].lower() + text[1:]


PREVIEW_BLOCKED = _("preview_said_blocked", default="Something must be put right first. See below.")


def preview_in_short(gained: int, lost: int, mails: int):
    """What an action would do, in numbers: who gets and who loses access, and how many mails are sent."""
    words = {"gained": str(gained), "lost": str(lost), "mails": str(mails)}
    return _(
        "preview_said",
        default="Ready to complete. Get access: ${gained}. Lose access: ${lost}. E-mails: ${mails}.",
        mapping=words,
    )
