"""The person who sent a notification comes back: by the receipt code, or logged in under their name."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from ntnu.deviations import _
from ntnu.deviations.access.confidential import handlers_of
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.notification import state_of
from ntnu.deviations.case.fields import LongText
from ntnu.deviations.caselog import keys
from ntnu.deviations.domain import speakup
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotReady
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.engine.traces import leave_no_trace
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.engine.validate import validate
from ntnu.deviations.engine.wording import as_errors
from ntnu.deviations.now import now
from ntnu.deviations.persons import acting
from ntnu.deviations.speakup import limits
from ntnu.deviations.speakup import receipt_codes
from ntnu.deviations.speakup.effects import attached
from ntnu.deviations.speakup.effects import notices
from ntnu.deviations.speakup.guesses import count_wrong
from ntnu.deviations.speakup.limits import TooMany
from ntnu.deviations.speakup.sending import checked
from typing import Any
from uuid import uuid4
from zope.interface import Interface


class IInformation(Interface):
    """Additions to a notification."""

    text = LongText(
        title=_("label_more_information", default="What do you want to add?"),
        description=_("help_more_information", default="${channel} is notified, and reads it in the case."),
        max_length=10_000,
    )


def by_code(register, typed: object, client: str):
    """The case that a receipt code opens. ``client`` is the address of the request, stored nowhere.

    A correct code is accepted however many wrong ones came before it. Raises InvalidData for a wrong code,
    TooMany after too many of them.
    """
    registry, code = registry_of(register), receipt_codes.as_typed(typed)
    if registry is not None and code is not None and _may_be_kept(registry, code):
        for key in (*keys.known().values(), None):
            id_ = registry.codes.get(receipt_codes.digest(code, key))
            if id_ is not None:
                return registry._getOb(id_)
    if not count_wrong(register, client, now()):
        raise TooMany(one("too_many_tries"))
    raise InvalidData(one("unknown_code", "code"))


def _may_be_kept(registry, code: str) -> bool:
    """Is there any code of this sort? The stored form of the old ones is slow to compute, and sorts first."""
    if not receipt_codes.is_old(code):
        return True
    return bool(registry.codes) and receipt_codes.is_kept_old(registry.codes.minKey())


def by_number(register, number: object):
    """The case with this number that the logged-in person sent under their name. Raises InvalidData."""
    for case in own_cases(register):
        if case.number == number:
            return case
    raise InvalidData(one("unknown_code", "number"))


def own_cases(register) -> Iterator[Any]:
    """The cases that the logged-in person has sent under their name, or reported as deviations, newest
    first."""
    registry, person = registry_of(register), acting()
    if registry is not None and person:
        for id_ in reversed(registry.reporters.get(person, ())):
            case = registry._getOb(id_)
            if not case.returned:
                yield case


@dataclass(frozen=True)
class Addition:
    """The checked additions: the text, and the files as they are stored."""

    text: str
    uploads: Sequence[Upload]


def prepare(case, raw: Mapping[str, Any], files: Sequence[Upload] = (), client: str = "") -> Addition:
    """Check the additions; to be done before a turn is taken, since files take long.

    ``client`` is the address of the request, stored nowhere. Raises InvalidData, NotReady when the case is
    closed, Busy, or TooMany.
    """
    if not case.reporter:
        limits.count_before(limits.sendings, client, now())
    _check_open(case)
    if files and not str(raw.get("text") or "").strip():
        # Files are enough without a text.
        return Addition("", checked(files, named=bool(case.reporter)))
    elsewhere = frozenset({"code", "number", "attachments"})
    data = validate(IInformation, raw, ignore=elsewhere, guarded=False)
    return Addition(data["text"], checked(files, named=bool(case.reporter)))


def add(case, addition: Addition) -> None:
    """Add information to the case, as the person who sent it. Raises NotReady when it is closed."""
    take_turn(case)
    if not case.reporter:
        leave_no_trace()
    _check_open(case)
    files = attached(addition.uploads)
    said = speakup.Say(uuid4().hex, speakup.INFORMATION, addition.text, None, tuple(files.files))
    plan = BarePlan(
        action="add_information",
        actor=case.reporter,
        effects=(files, said, *notices("speakup_information", handlers_of(case), case.number)),
        why={"message": said.uid, "attachments": len(said.files)},
    )
    carry_out(case, plan, now())


def _check_open(case) -> None:
    wrong = list(speakup.information_obstacles(state_of(case)))
    if wrong:
        raise NotReady(as_errors(wrong))
