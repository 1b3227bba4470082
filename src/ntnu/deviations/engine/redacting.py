"""Removes a text or a file for good: from the field, from the indexes, from the log's reasons.

Earlier states of the database contain it until the database is packed: see docs/run.md.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from datetime import datetime
from ntnu.deviations.access.answers import put_text
from ntnu.deviations.access.answers import text_at
from ntnu.deviations.access.answers import text_fields
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.access.redacted import left_in
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.case.schema import redactable_fields
from ntnu.deviations.case.schema import redactable_texts
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.caselog.chain import ERASED
from ntnu.deviations.content.part_schemas import PART_SCHEMAS
from ntnu.deviations.content.stored_file import size_of
from ntnu.deviations.domain.excerpts import Excerpt
from ntnu.deviations.domain.plan import Redaction
from ntnu.deviations.interfaces import IAttachment
from ntnu.deviations.interfaces import IMeasure
from typing import Any

#: A shorter text counts as a copy in the log only where it is the whole value: a room called "A" is in half
#: of all reasons, and redacting it must not remove these.
_TELLING = 12

#: What can be redacted of a part: its texts; of a file its name, and its bytes.
_PART_TEXTS = {
    IAttachment: ("title",),
    **{kind: tuple(redactable_texts(schema)) for kind, schema in PART_SCHEMAS.items()},
}


def redactable(case) -> Mapping[str, int]:
    """Targets that can be redacted, each with its length; 0 for one that has been redacted."""
    done = {target for target, *_rest in case.redactions}
    found = {}
    for name in (*redactable_fields(), *text_fields(case)):
        target, text = f"field:{name}", text_at(case, name)
        if target in done and text == left_in(case, name):
            found[target] = 0
        elif text:
            found[target] = len(text)
    for part in every_part(case):
        found[f"uid:{uid_of(part)}"] = _length(case, part)
    return {
        target: length for target, length in found.items() if length or target in done or _gone(case, target)
    }


def texts_of(case, target: str) -> list[str]:
    """The texts of a target, of which words can be redacted; none of a file, which goes as a whole."""
    kind, _colon, name = target.partition(":")
    if kind == "field":
        return [text_at(case, name)]
    part = find_part(case, name)
    return [] if IAttachment.providedBy(part) else [getattr(part, text) for text in _names(part)]


def _gone(case, target: str) -> bool:
    kind, _colon, uid = target.partition(":")
    return kind == "uid" and bool(getattr(find_part(case, uid), "redacted", None))


def _length(case, part) -> int:
    is_file = IAttachment.providedBy(part)
    if is_file:
        # Where the bytes are missing or empty, the name can still be redacted.
        return (size_of(part.file) or len(part.title)) if part.file is not None else 0
    return sum(map(len, dict.fromkeys(_written(case, part))))


def _names(part) -> tuple[str, ...]:
    return next((names for kind, names in _PART_TEXTS.items() if kind.providedBy(part)), ())


def _written(case, part) -> list[str]:
    """Every text of a part. Of a measure also what the responsible person proposed, and, from the log, what
    was said about it earlier, answered, or proposed before another proposal: nothing else has that."""
    found, is_measure = [getattr(part, name) for name in _names(part)], IMeasure.providedBy(part)
    if is_measure:
        found += part.proposed[-1:] if part.proposed else ()
        found += [
            said
            for entry in caselog.entries(case)
            if not entry.erased and entry.why.get("measure") == uid_of(part)
            for said in map(entry.why.get, ("text", "reason", "effect"))
            if said
        ]
    return found


def take_away(case, redaction: Redaction, actor: str, at: datetime) -> None:
    """Remove the target, and every copy of it in the reasons of the log."""
    kind, _colon, name = redaction.target.partition(":")
    if redaction.excerpt is not None:
        _take_out(case, redaction, redaction.excerpt, actor, at)
        return
    if kind == "field":
        gone = [text_at(case, name)]
        put_text(case, name, left_in(case, name))
    else:
        part = find_part(case, name)
        names = _names(part)
        gone = _written(case, part)
        held = {text for text in names if getattr(part, text)}
        is_file, is_measure = IAttachment.providedBy(part), IMeasure.providedBy(part)
        if is_file:
            part.file = None
        for text in names:
            setattr(part, text, "")
        if is_measure and part.proposed:
            part.proposed = (*part.proposed[:-1], "")
        earlier = part.redacted[2] if part.redacted else ()
        part.redacted = (at, actor, tuple(sorted({*earlier, *held})))
    case.redactions = (*case.redactions, (redaction.target, at, actor, redaction.length))
    _erase_from_log(case, gone, actor, redaction.reason, at)


def _take_out(case, redaction: Redaction, excerpt: Excerpt, actor: str, at: datetime) -> None:
    """Remove some words of the target: the rest of it stays, so it does not count as redacted."""
    kind, _colon, name = redaction.target.partition(":")
    texts = texts_of(case, redaction.target)
    left = excerpt.without(texts)
    if kind == "field":
        put_text(case, name, left[0])
    else:
        part = find_part(case, name)
        is_measure = IMeasure.providedBy(part)
        for text, value in zip(_names(part), left, strict=True):
            setattr(part, text, value)
        if is_measure and part.proposed:
            texts = [*texts, part.proposed[-1]]
            part.proposed = (*part.proposed[:-1], *Excerpt(excerpt.words).without(part.proposed[-1:]))
    gone = [text for text in texts if excerpt.words in text]
    _erase_from_log(case, gone, actor, redaction.reason, at, excerpt)


def _erase_from_log(
    case, gone: list[str], actor: str, reason: str, at: datetime, excerpt: Excerpt | None = None
) -> None:
    for entry in caselog.entries(case):
        if entry.erased or entry.action == ERASED:
            continue
        if any(
            _is_copy(said, text) or (excerpt is not None and _tells(said, excerpt))
            for said in _said(entry.why)
            for text in gone
            if text
        ):
            caselog.erase(case, entry.seq, actor, reason, at)


def _is_copy(said: str, text: str) -> bool:
    return said == text or (len(text) >= _TELLING and text in said)


def _tells(said: str, excerpt: Excerpt) -> bool:
    """Is it a sentence with these words? Ids and tokens, which have no blanks, tell nothing."""
    return " " in said and excerpt.is_in(said)


def _said(value: Any) -> Iterable[str]:
    """Every text in the reasons of an entry."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for member in value.values():
            yield from _said(member)
    elif isinstance(value, list | tuple):
        for member in value:
            yield from _said(member)
