"""One person's part in the deviations, as far as the requester may read them."""

import io
from collections.abc import Iterator
from functools import partial
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.facts import whole_facts_of
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.listing import seen_by
from ntnu.deviations.access.measure_people import measures_of
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.reading import may_view_part
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.case.fields import is_prose
from ntnu.deviations.case.schema.reported import IReported
from ntnu.deviations.case.schema.tags import fields_of
from ntnu.deviations.content.stored_file import opened
from ntnu.deviations.documents import export
from ntnu.deviations.documents.letters import LETTERS
from ntnu.deviations.documents.telling import REDACTED
from ntnu.deviations.documents.telling import Wanted
from ntnu.deviations.domain.parts import NOTE
from ntnu.deviations.domain.personal import Paper
from ntnu.deviations.domain.personal import PersonalCase
from ntnu.deviations.domain.personal import places_in
from ntnu.deviations.domain.personal import REPORTER
from ntnu.deviations.domain.personal import Written
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import NOT_APPROVED
from ntnu.deviations.interfaces import IAttachment
from ntnu.deviations.interfaces import IMessage
from ntnu.deviations.interfaces import IPersonalCases
from ntnu.deviations.interfaces import IStatement
from ntnu.deviations.messages import STATES
from ntnu.deviations.persons import person_of
from typing import Any
from zope.interface import implementer

#: After this many cases, objects that are no longer needed leave the memory.
_TIDY = 200


@implementer(IPersonalCases)
class DeviationsOf:
    """Utility."""

    def cases(self, register, person: str, asker, language: str) -> Iterator[tuple[Any, PersonalCase]]:
        """See ``IPersonalCases``.

        Their own cases come from the index. For somebody else every finished case is read that the requester
        may read: only the case itself shows who once took part in it. Some milliseconds a case.
        """
        own = person_of(asker.getId()) == person
        ways = _own(register, person, asker) if own else _finished(register, asker)
        for count, ids in enumerate(ways, start=1):
            case = case_at(register, ids)
            found = _told(case, person, Reading(case, asker), language) if case is not None else None
            if found is not None:
                yield case, found
            if count % _TIDY == 0 and register._p_jar is not None:
                register._p_jar.cacheGC()


def _own(register, person: str, asker) -> list[tuple[str, ...]]:
    """The places of the cases that they see by name, and of those with a measure of theirs."""
    index = index_of(register)
    found = {index.row(rid)["uid"]: index.row(rid)["ids"] for rid in seen_by(register, asker)}
    named = {
        row["uid"]: row["ids"]
        for name, value in (("reporter", person), ("workers", person), ("allowed", f"user:{person}"))
        for row in index.rows_of(name, value)
        if row["uid"] in found
    }
    for measure in measures_of(register, person):
        for row in index.rows_of_uid(uid_of(measure.__parent__)):
            named[row["uid"]] = row["ids"]
    return [named[uid] for uid in sorted(named)]


def _finished(register, asker) -> list[tuple[str, ...]]:
    index = index_of(register)
    rows = (index.row(rid) for rid in seen_by(register, asker))
    return sorted(row["ids"] for row in rows if row["state"] in (CLOSED, NOT_APPROVED))


def _told(case, person: str, reading: Reading, language: str) -> PersonalCase | None:
    own = person_of(reading.user.getId()) == person
    if not own and not (reading.may_casework and reading.may_identity):
        return None
    facts, parts = whole_facts_of(case), list(every_part(case))
    files = [part for part in parts if IAttachment.providedBy(part) and part.added_by == person]
    places = places_in(facts, person, [person] if files else [])
    if not places or (own and not reading.may_view and not _sees_a_part(parts, reading.user)):
        return None
    written, papers = (), ()
    if not reading.is_stub:
        seen = [part for part in parts if may_view_part(part, reading.user)]
        is_reporter = REPORTER in places
        # Notes between those who work on a case are internal documents, and may name others.
        told = seen if own else [part for part in seen if not _is_note(part)]
        written = (*(_reported(reading) if is_reporter else ()), *_written(told, person))
        documents = _documents(reading, language) if is_reporter else ()
        kept = [file for file in files if file in seen and file.file is not None]
        papers = (*documents, *(Paper(file.title, partial(opened, file.file)) for file in kept))
    return PersonalCase(
        number=facts.number,
        unit=facts.unit.code,
        state=facts.state,
        state_title=STATES[facts.state],
        opened=facts.submitted,
        closed=facts.closed,
        places=places,
        written=written,
        papers=papers,
    )


def _is_note(part) -> bool:
    return IMessage.providedBy(part) and part.kind == NOTE


def _sees_a_part(parts, user) -> bool:
    return any(may_view_part(part, user) for part in parts)


def _reported(reading: Reading) -> Iterator[Written]:
    """What the reporter wrote in the form."""
    case = reading.case
    for name, field in fields_of(IReported).items():
        if is_prose(field) and reading.may_read(field) and getattr(case, name):
            yield Written(name, case.submitted, getattr(case, name))


def _written(parts, person: str) -> list[Written]:
    found = [
        Written(part.kind, part.at, part.text)
        for part in parts
        if IMessage.providedBy(part) and part.author == person and part.text
    ]
    found += [
        Written("statement", part.given, part.text)
        for part in parts
        if IStatement.providedBy(part) and part.person == person and part.text
    ]
    return sorted(found, key=lambda one: one.at)


def _documents(reading: Reading, language: str) -> Iterator[Paper]:
    """The case without other persons' names and without internal content, and the letters they got."""
    for variant in (REDACTED, *LETTERS):
        if export.may_have(reading, variant) and export.exists(reading.case, variant):
            wanted = Wanted(variant, language)
            yield Paper(export.file_name(reading.case, wanted), partial(_pdf, reading, wanted))


def _pdf(reading: Reading, wanted: Wanted) -> io.BytesIO:
    return io.BytesIO(export.case_pdf(reading, wanted))
