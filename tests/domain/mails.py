"""What the rules ask of kinds of mail, where none is registered: as ``tests/mail/test_kinds.py`` has it."""

from types import SimpleNamespace

_BLIND = {"reported_at_unit", "deadline_at_unit", "access_ended"}
_TELL_OF_ACCESS = {"assigned", "reopened", "measure_assigned", "hearing_opened", "hearing_changed"}

#: The same person gets one mail of an action: what the first says, the second says with less.
_SAID_TOO = {
    "new_report": {"reported_at_unit"},
    "assigned": {"forwarded_at_unit"},
    "deadline": {"deadline_at_unit"},
}


def kind_of(id_: str) -> SimpleNamespace:
    """The kind with this id, as far as it matters to who gets its mails."""
    access = {"access_given"} if id_ in _TELL_OF_ACCESS else set()
    return SimpleNamespace(blind=id_ in _BLIND, instead_of=access | _SAID_TOO.get(id_, set()))
