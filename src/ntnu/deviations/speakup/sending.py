"""Sending a notification: checked and drawn first, then stored in one transaction."""

import secrets
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.case.schema.notification import INotified
from ntnu.deviations.case.schema.notification import TEXTS
from ntnu.deviations.caselog import keys
from ntnu.deviations.domain.speakup import form_obstacles
from ntnu.deviations.engine.attachments import check_files
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotReady
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.file_parts import FIELD
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.engine.traces import leave_no_trace
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.engine.validate import validate
from ntnu.deviations.engine.wording import as_errors
from ntnu.deviations.interfaces import ISpeakUp
from ntnu.deviations.now import now
from ntnu.deviations.persons import acting
from ntnu.deviations.speakup import bringing
from ntnu.deviations.speakup import limits
from ntnu.deviations.speakup import receipt_codes
from ntnu.deviations.speakup.effects import attached
from ntnu.deviations.speakup.effects import plan_of_new
from ntnu.deviations.speakup.seen import seen
from typing import Any
from zope.component import getUtility

#: The purpose of the secret from which a receipt code is derived: see ``engine/once.py``.
RECEIPT_CODE = "receipt code of SpeakUp!"


@dataclass(frozen=True)
class Prepared:
    """A checked notification: its fields, its files as they are stored, and the user id of a person who sends
    it under their name, empty for others. ``person`` is the person who is logged in."""

    data: Mapping[str, Any]
    uploads: Sequence[Upload]
    person: str

    @property
    def anonymous(self) -> bool:
        """Does the sender want to be anonymous?"""
        return bool(self.data.get("anonymous"))

    @property
    def reporter(self) -> str:
        """User id of a person who sends it under their name; empty for others."""
        return "" if self.anonymous else self.person

    @property
    def deviation(self) -> str:
        """The number of the deviation that it is about; empty for none."""
        return (self.data.get("deviation") or "").upper()


@dataclass(frozen=True)
class Sent:
    """The result: the case, and the receipt code of a person who cannot log in to see it."""

    case: Any
    code: str | None


def prepare(register, raw: Mapping[str, Any], files: Sequence[Upload] = (), client: str = "") -> Prepared:
    """Check a notification; to be done before a turn is taken, since files take long.

    ``client`` is the address of the request; it is stored nowhere. Raises InvalidData with all faults, Busy,
    or TooMany.
    """
    person = acting()
    if not person:
        limits.count_before(limits.sendings, client, now())
    data = _checked(raw, bool(person), register)
    looked = Prepared(data, (), person)
    return replace(looked, uploads=checked(files, named=bool(looked.reporter)))


def _checked(raw: Mapping[str, Any], known: bool, register) -> dict[str, Any]:
    """The validated notification; ``known``: somebody is logged in. Raises InvalidData with every fault."""
    errors, data = [], {}
    try:
        data = validate(INotified, raw, ignore=frozenset({FIELD}), guarded=False)
    except InvalidData as error:
        errors = list(error.errors)
    named = {error.field for error in errors}
    wrong = as_errors(list(form_obstacles(data or raw, known))) if isinstance(raw, Mapping) else []
    wrong += as_errors(list(bringing.obstacles(register, data)))
    errors += [error for error in wrong if error.field not in named]
    if errors:
        raise InvalidData(errors)
    return data


def send(register, prepared: Prepared, language: str = "nb", secret: bytes | None = None) -> Sent:
    """Create a notification case. The receipt code is derived from ``secret``; without one it is random.

    Raises NotReady where nobody would receive it, and has then done nothing.
    """
    at, reporter, deviation = now(), prepared.reporter, prepared.deviation
    recused = bringing.recused(register, deviation)
    if not getUtility(ISpeakUp).is_open(register, {reporter, *recused}):
        raise NotReady(one("no_speakup"))
    take_turn(register)
    if prepared.anonymous:
        leave_no_trace()
    registry = registry_of(register)
    texts = {name: prepared.data.get(name) or "" for name in TEXTS}
    code = None
    if not reporter:
        code = receipt_codes.code_of(secret) if secret else receipt_codes.new_code(secrets.randbelow)
    attributes = {
        "about": prepared.data["about"],
        "reporter_kind": prepared.data["reporter_kind"],
        "reply_language": language,
        "anonymous": prepared.anonymous,
        "reporter": reporter,
        "deviation": deviation,
        "recused": recused,
        "code": receipt_codes.digest(code, keys.current()) if code else None,
        **texts,
    }
    files = attached(prepared.uploads)
    plan = plan_of_new(registry, "submit", reporter, attributes, at, files, attachments=len(files.files))
    case = carry_out(registry, plan, at)
    if deviation:
        bringing.tell(register, deviation, prepared.person, at)
    return Sent(case, code)


def submit(
    register, raw: Mapping[str, Any], files: Sequence[Upload] = (), client: str = "", language: str = "nb"
) -> Sent:
    """Check a notification and create a case from it. Raises what both raise."""
    return send(register, prepare(register, raw, files, client), language)


def checked(files: Sequence[Upload], named: bool) -> list[Upload]:
    """The files, ready to be stored. From an anonymous sender (``named`` is false) only what is visible is
    passed on.

    Raises InvalidData, or Busy.
    """
    fit = check_files(files, guarded=False)
    return fit if named else seen(fit)


def given_before(register, secret: bytes | None) -> Sent | None:
    """The case whose receipt code is derived from ``secret``, and that code again; None where there is
    none."""
    registry = registry_of(register)
    if secret is None or registry is None:
        return None
    code = receipt_codes.code_of(secret)
    id_ = registry.codes.get(receipt_codes.digest(code, keys.current()))
    return Sent(registry._getOb(id_), code) if id_ is not None else None
