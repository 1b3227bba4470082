"""What the rules ask of kinds of mail, where none is registered: as ``tests/mail/test_kinds.py`` has it."""

from types import SimpleNamespace

_BLIND = {"reported_at_unit", "deadline_at_unit", "access_ended"}
_TELL_OF_ACCESS = {"assigned", "reopened", "measure_assigned", "hearing_opened", "hearing_changed"}


def kind_of(id_: str) -> SimpleNamespace:
    """The kind with this id, as far as it matters to who gets its mails."""
    return SimpleNamespace(blind=id_ in _BLIND, tells_of_access=id_ in _TELL_OF_ACCESS)
