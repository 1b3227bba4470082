"""Who may request what is stored about whom, and what is logged of it."""

import tempfile
from collections.abc import Iterator
from ntnu.deviations.access import calendar_keys
from ntnu.deviations.access.accounts import name_of
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.holders import register_holders
from ntnu.deviations.access.stand_ins import every
from ntnu.deviations.access.wishes import wishes_of
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.personal import Paper
from ntnu.deviations.domain.personal import PersonalAbsence
from ntnu.deviations.domain.personal import PersonalCase
from ntnu.deviations.domain.personal import PersonalDraft
from ntnu.deviations.domain.personal import PersonalList
from ntnu.deviations.domain.persons import may_be_id
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.drafts import saved_lists
from ntnu.deviations.drafts import store
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.engine.drafted import about
from ntnu.deviations.engine.drafted import may_still
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import one
from ntnu.deviations.interfaces import IPersonalCases
from ntnu.deviations.now import now
from ntnu.deviations.persons import person_named
from ntnu.deviations.persons import person_of
from ntnu.deviations.subject_access import package
from ntnu.deviations.subject_access.overview import Asked
from typing import Any
from typing import BinaryIO
from zope.component import getUtilitiesFor

ACT = "subject_access"


def may_ask_for_others(register, user) -> bool:
    """Archivists may, by the register's Sharing."""
    return person_of(user.getId()) in register_holders(register, roles.ARCHIVIST)


def made(register, user, person: str, language: str, noted: bool = True) -> BinaryIO:
    """The package about ``person`` (an id) for ``user``, as an open file that is deleted when it is closed.
    ``language`` is nb, nn or en; ``noted``: is the request to be logged?

    An unknown person gets an empty package, like a person without a case. Raises NotAllowed, InvalidData for
    an id that no account could have, and ServiceUnavailable on a server that cannot make PDF.
    """
    if not may_be_id(person):
        raise InvalidData(one("wrong_type", "person"))
    asker, at, person = person_of(user.getId()), now(), person_named(person)
    if person != asker and not may_ask_for_others(register, user):
        raise NotAllowed(one("not_yours", "person"))
    asked = Asked(person, name_of(person), asker, name_of(asker), at, language)
    touched: list[Any] = []
    file = tempfile.TemporaryFile(prefix="subject-access-")  # noqa: SIM115 (who sends it closes it)
    try:
        # Only its author may read a draft, the name of a saved list, or what they prefer.
        own = [_drafts, _lists, _chosen] if person == asker else []
        drafts, lists, chosen = [find(register, person) for find in own] or ([], [], [])
        found, absences = _cases(register, person, user, language, touched), _absences(register, person)
        count = package.write(file, asked, found, drafts, absences, lists, chosen)
    except BaseException:
        file.close()
        raise
    if person != asker and noted:
        for case in touched:
            # Without the person: readers of the log may not know who reported.
            carry_out(case, BarePlan(action=ACT, actor=asker), at)
        why = {"person": person, "cases": count}
        carry_out(register, BarePlan(action=ACT, actor=asker, why=why), at)
    file.seek(0)
    return file


def _absences(register, person: str) -> list[PersonalAbsence]:
    world = Directory(register)
    return [
        PersonalAbsence(unit.code if unit is not None else "", one.start, one.end, person == one.deputy)
        for one in sorted(every(register), key=lambda one: (one.start, one.uid))
        if person in (one.absent, one.deputy)
        for unit in (world.unit(one.unit),)
    ]


def _lists(register, person: str) -> list[PersonalList]:
    return [PersonalList(one.name, one.asked) for one in saved_lists.of(register, [person])]


def _chosen(register, person: str) -> list[tuple[str, str]]:
    """Without the address of the calendar, which is not stored."""
    found, since = wishes_of(register, person), calendar_keys.since(register, person)
    hours = [("quiet", "–".join(f"{at:%H:%M}" for at in found.quiet))] if found.quiet else []
    return [*sorted(found.ways.items()), *hours, *([("calendar", since.isoformat())] if since else [])]


def _drafts(register, person: str) -> list[PersonalDraft]:
    return [
        PersonalDraft(
            *(about(register, draft) if may_still(register, draft) else ("", "")),
            draft.saved,
            tuple((name, text) for name, texts in sorted(draft.fields.items()) for text in texts),
            tuple(Paper(file.filename, file.open) for file in draft.files.values()),
        )
        for draft in store.of_person(register, person)
    ]


def _cases(register, person: str, user, language: str, touched: list[Any]) -> Iterator[PersonalCase]:
    for _name, source in sorted(getUtilitiesFor(IPersonalCases)):
        for case, told in source.cases(register, person, user, language):
            touched.append(case)
            yield told
