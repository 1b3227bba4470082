"""Where a case was when, though units were changed since."""

from collections.abc import Collection

#: ``(moment in seconds, came)``, in their order: when a case came to a unit, or went from it, by a change of
#: units.
Passages = Collection[tuple[int, bool]]


def was_there(passages: Passages, moment: int) -> bool:
    """Was a case that is, or was, at a unit there at the moment? Without passages it always was."""
    known = list(passages)
    passed = [came for at, came in known if at < moment]
    if passed:
        return passed[-1]
    return not known or not known[0][1]
