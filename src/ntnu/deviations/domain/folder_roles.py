"""Who may give which folder role to whom, and on which days it is held."""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.obstacles import Obstacle


@dataclass(frozen=True)
class Term:
    """The days on which a role is held, in the institution's zone: from the beginning of ``start`` to the end
    of ``end``. None: it has begun, or has no end."""

    start: date | None = None
    end: date | None = None

    def holds_on(self, day: date) -> bool:
        """Is the role held on this day?"""
        return not self.is_ahead(day) and not self.is_over(day)

    def is_ahead(self, day: date) -> bool:
        """Does it begin later than on this day?"""
        return self.start is not None and self.start > day

    def is_over(self, day: date) -> bool:
        """Has it ended before this day?"""
        return self.end is not None and self.end < day

    def seen_on(self, day: date) -> "Term":
        """The same from this day on: what has begun has no first day."""
        return self if self.is_ahead(day) else Term(None, self.end)

    def covers(self, other: "Term") -> bool:
        """Is the role held on every day of the other?"""
        begins = self.start is None or (other.start is not None and self.start <= other.start)
        return begins and (self.end is None or (other.end is not None and other.end <= self.end))

    def joined(self, other: "Term") -> "Term":
        """The days from the earlier first day to the later last one."""
        starts, ends = (self.start, other.start), (self.end, other.end)
        return Term(
            None if None in starts else min(filter(None, starts)),
            None if None in ends else max(filter(None, ends)),
        )

    def told(self) -> dict[str, str]:
        """What logs keep of it: its days, as far as it has them."""
        days = {"from": self.start, "to": self.end}
        return {name: day.isoformat() for name, day in days.items() if day is not None}


ALWAYS = Term()

#: Who has a role on which days: {role: {principal: term}}.
Terms = Mapping[str, Mapping[str, Term]]


@dataclass(frozen=True)
class Change:
    """One role given to, or taken from, one principal (user or group id); ``term`` is that of a given one."""

    role: str
    principal: str
    given: bool
    term: Term = ALWAYS


def term_changes(before: Terms, after: Terms) -> list[Change]:
    """The differences between two tables of terms; roles not in ``after`` stay. A role with other days than
    before is given anew."""
    result = []
    for role, wanted in after.items():
        held = before.get(role, {})
        given = [who for who in wanted if held.get(who) != wanted[who]]
        result += [Change(role, who, True, wanted[who]) for who in sorted(given)]
        result += [Change(role, who, False) for who in sorted(held.keys() - wanted.keys())]
    return result


def with_changes(before: Terms, made: Iterable[Change]) -> dict[str, dict[str, Term]]:
    """The table of terms after these changes."""
    after = {role: dict(terms) for role, terms in before.items()}
    for change in made:
        terms = after.setdefault(change.role, {})
        if change.given:
            terms[change.principal] = change.term
        else:
            terms.pop(change.principal, None)
    return after


def changes(before: Mapping[str, Collection[str]], after: Mapping[str, Collection[str]]) -> list[Change]:
    """The differences between two tables ``{role: principals}``; roles not in ``after`` stay."""
    result = []
    for role in after:
        old, new = set(before.get(role, ())), set(after[role])
        result += [Change(role, principal, True) for principal in sorted(new - old)]
        result += [Change(role, principal, False) for principal in sorted(old - new)]
    return result


def _nobody(role: str) -> Collection[str]:
    return ()


def role_obstacles(
    wanted: Collection[Change],
    offered: Collection[str],
    actor: str,
    actor_groups: Collection[str],
    is_system_admin: bool,
    principal_exists: Callable[[str], bool],
    day: date,
    handed_to_actor: Callable[[str], Collection[str]] = _nobody,
) -> list[Obstacle]:
    """Why these changes may not be made on this ``day``; ``offered`` are the roles of this kind of folder.

    Nobody gives a case-reading role to themselves, nor to a group they are in, for whatever days, nor to
    somebody whose deputy they are (``handed_to_actor``: the ids that hand a role on to them); only the system
    administrator names local administrators; roles are given to named persons and groups, never to everybody
    who is logged in.
    """
    allowed = [role for role in offered if is_system_admin or role in roles.FOLDER_ROLES]
    own = {actor, *actor_groups}
    found = []
    for change in wanted:
        words = {"role": change.role, "principal": change.principal}
        if change.role not in allowed:
            code = "role_not_yours" if change.role in offered else "unknown_role"
            found.append(Obstacle(code, change.role, words))
        elif not change.given:
            continue
        elif change.principal == "AuthenticatedUsers":
            found.append(Obstacle("role_for_everybody", change.role, words))
        elif not principal_exists(change.principal):
            found.append(Obstacle("unknown_person", change.role, words))
        elif change.role in roles.CASE_READING_ROLES and change.principal in own:
            found.append(Obstacle("role_to_oneself", change.role, words))
        elif change.role in roles.CASE_READING_ROLES and change.principal in handed_to_actor(change.role):
            found.append(Obstacle("role_to_absent", change.role, words))
        elif change.term.start and change.term.is_over(change.term.start):
            found.append(Obstacle("ends_before_start", change.role, words))
        elif change.term.is_over(day):
            found.append(Obstacle("date_past", change.role, words))
    return found


#: Of these roles, somebody must be left, or reports that are sent here reach nobody.
NEEDED = {roles.RECIPIENT: "last_recipient", roles.SPEAKUP_RECIPIENT: "last_speakup_recipient"}
#: The same of a day to come.
_NEEDED_THEN = {
    roles.RECIPIENT: "last_recipient_from",
    roles.SPEAKUP_RECIPIENT: "last_speakup_recipient_from",
}


def role_warnings(
    reached_before: Mapping[str, Collection[str]], reached_after: Mapping[str, Collection[str]], works_on: int
) -> list[Obstacle]:
    """Warnings that the person must confirm before the changes are made.

    ``reached_before`` and ``reached_after`` are the persons (not groups) who hold each role there, also by
    the unit above; ``works_on`` is the number of cases that lose a case worker or co-worker.
    """
    found = [
        Obstacle(code, role, {"role": role})
        for role, code in NEEDED.items()
        if reached_before.get(role) and not reached_after.get(role)
    ]
    if works_on:
        found.append(Obstacle("ends_work", roles.CASE_WORKER, {"number": works_on}))
    return found


def turning_days(tables: Iterable[Terms], role: str, today: date) -> list[date]:
    """The days after ``today`` on which somebody begins or ceases to have the role."""
    terms = [term for table in tables for term in table.get(role, {}).values()]
    begins = {term.start for term in terms if term.start}
    ceases = {term.end + timedelta(days=1) for term in terms if term.end}
    return sorted(day for day in begins | ceases if day > today)


def gap_warnings(reached: Mapping[str, Iterable[tuple[date, bool, bool]]]) -> list[Obstacle]:
    """Of each role that is needed the first day from which nobody would hold it, where somebody would without
    the changes, or does until then; not where that is so from today (see :func:`role_warnings`).

    ``reached``: by role the days to look at in their order, the first of which is today, each with whether
    somebody holds the role then before and after the changes.
    """
    found = []
    for role, days in reached.items():
        (_today, had, held), *ahead = days
        from_today = had and not held
        for day, before, after in ahead:
            if not after and (held or (before and not from_today)):
                found.append(Obstacle(_NEEDED_THEN[role], role, {"role": role, "day": day}))
                break
            held = held or after
    return found
