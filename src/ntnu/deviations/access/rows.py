"""What the register's index stores of a case, and by what a list can query it."""

from Acquisition import aq_base
from collections.abc import Mapping
from ntnu.deviations.access.facts import whole_facts_of
from ntnu.deviations.access.past import arrived_at
from ntnu.deviations.access.past import dues_of
from ntnu.deviations.access.past import endings_of
from ntnu.deviations.access.past import measures_of
from ntnu.deviations.access.past import not_solved_at
from ntnu.deviations.access.past import preliminaries_of
from ntnu.deviations.access.permissions import roles_with
from ntnu.deviations.access.permissions import VIEW
from ntnu.deviations.access.permissions import VIEW_CASEWORK
from ntnu.deviations.access.texts import Words
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.grants import Grant
from ntnu.deviations.domain.grants import grants
from ntnu.deviations.domain.schedule import next_due
from ntnu.deviations.domain.search import SHARED
from ntnu.deviations.domain.signal import Signal
from ntnu.deviations.domain.signal import TASKS
from ntnu.deviations.domain.signal import TIMED
from ntnu.deviations.domain.signals import signals
from ntnu.deviations.domain.signals import step
from ntnu.deviations.domain.similar import course_key
from ntnu.deviations.domain.stand_ins import absent_names
from ntnu.deviations.domain.stand_ins import asked_of_deputies
from ntnu.deviations.now import calendar
from typing import Any

#: The columns: lists show them, and a case is removed from the index by them. Each with its value in a row
#: that was written before the column existed.
COLUMNS: dict[str, Any] = {
    "uid": None,
    "ids": (),
    "number": "",
    "title": "",
    "state": None,
    "unit_uid": None,
    "places": (),
    "due": None,
    "submitted": None,
    "severity": None,
    "themes": (),
    "next_step": None,
    "waits_for": (),
    "signals": (),
    "allowed": (),
    "workers": (),
    "reporter": None,
    "reporter_excluded": None,
    "judging": (),
    "casework": (),
    "inside": False,
    "case_worker": None,
    "course": "",
    "closed": None,
    "wake": None,
    "arrived": None,
    "endings": (),
    "dues": (),
    "cause": None,
    "campus": None,
    "reporter_kind": None,
    "personnel_like": False,
    "assessed": None,
    "preliminaries": (),
    "not_solved": (),
    "measures": (),
}

#: The indexes. ``submitted`` goes by days here: the columns distinguish the moments of a day. ``severity`` is
#: combined with who may read it, since not all who see a case may; ``casework`` is who reads what is
#: internal, where there is something to ask for. ``digits`` are the last of the number. ``wake`` is when the
#: clock must look at the case.
#: ``waits_for`` is whom it waits for, or will; for those in ``may_wait`` the row itself must be read: it may
#: not wait for them yet, or not be one they see.
INDEXES = (
    "state",
    "places",
    "due",
    "submitted",
    "severity",
    "themes",
    "waits_for",
    "may_wait",
    "allowed",
    "casework",
    "workers",
    "reporter",
    "excluded",
    "digits",
    "course",
    "wake",
)

_SECONDS_OF_A_DAY = 86_400


def key_of(name: str, value: Any) -> Any:
    """What is in the index ``name`` for a value of the column of that name."""
    return value // _SECONDS_OF_A_DAY if name == "submitted" else value


def row_of(case, words: Words) -> dict[str, Any]:
    """The columns of the case in its current form, which has these words."""
    facts = whole_facts_of(case)
    given = grants(facts)
    days = calendar()
    wake = next_due(facts, days)
    waiting = [asked_of_deputies(signal, given, facts) for signal in signals(facts, days)]
    stub = aq_base(case).handed_over
    casework = _with(VIEW_CASEWORK, case, given, facts)
    return {
        "uid": facts.uid,
        "ids": case.getPhysicalPath()[-2 if facts.unit.is_faculty else -3 :],
        "number": facts.number,
        "title": facts.number if stub else facts.title,
        "state": facts.state,
        "unit_uid": facts.unit.uid,
        "places": tuple(sorted({facts.unit.uid, facts.faculty.uid})),
        "due": facts.due.toordinal(),
        "submitted": int(facts.submitted.timestamp()),
        "severity": None if stub else facts.severity,
        "themes": () if stub else tuple(case.themes),
        "course": "" if stub else course_key(case.course_code),
        "next_step": step(facts, days),
        "waits_for": tuple(dict.fromkeys(who for signal in waiting for who in signal.who)),
        "signals": tuple(map(_stored, waiting)),
        "allowed": _with(VIEW, case, given, facts),
        "workers": facts.workers,
        "reporter": facts.reporter,
        "reporter_excluded": facts.reporter_excluded,
        "judging": casework if facts.severity else (),
        "casework": casework,
        "inside": any(words[SHARED:]),
        "case_worker": facts.case_worker.person if facts.case_worker else None,
        "closed": int(facts.closed.timestamp()) if facts.closed else None,
        "wake": int(wake.timestamp()) if wake else None,
        "arrived": arrived_at(case, facts),
        "endings": endings_of(case, facts),
        "dues": dues_of(case, facts),
        # What was handed to SpeakUp! is counted, and nothing told of it.
        "cause": None if stub else case.cause_category,
        "campus": None if stub else case.campus,
        "reporter_kind": None if stub else facts.reporter_kind,
        "personnel_like": facts.personnel_like,
        "assessed": int(facts.assessed.timestamp()) if facts.assessed else None,
        "preliminaries": preliminaries_of(case, facts),
        "not_solved": not_solved_at(facts),
        "measures": measures_of(facts),
    }


def _stored(signal: Signal) -> tuple[Any, ...]:
    """In the order of ``access.signals.Stored``."""
    until = signal.until.toordinal() if signal.until else None
    ends = int(signal.ends.timestamp()) if signal.ends else None
    return (signal.code, signal.who, int(signal.since.timestamp()), until, ends, signal.part)


def _with(permission: str, case, given: list[Grant], facts: Facts) -> tuple[str, ...]:
    """Who has the permission on the case, in the words of ``allowed``."""
    having = roles_with(case, permission)
    grants_of_these = [grant for grant in given if grant.role in having]
    found = {grant.principal for grant in grants_of_these}
    found.update(name for _person, name in absent_names(grants_of_these, facts))
    return tuple(sorted({f"user:{principal}" for principal in found} | (having & {"Manager"})))


def entries_of(row: Mapping[str, Any]) -> set[tuple[str, Any]]:
    """The index entries of a case with these columns: pairs of index and value."""
    found = {(name, row[name]) for name in ("state", "due", "reporter")}
    found.add(("submitted", key_of("submitted", row["submitted"])))
    found.update(("severity", f"{row['severity']} {who}") for who in row["judging"])
    if row["workers"] or row["measures"] or row["inside"]:
        # A report that has just come has nothing of the kind: nothing more is written for it.
        found.update(("casework", who) for who in row["casework"])
    if row["course"]:
        found.add(("course", row["course"]))
    if row["wake"]:
        found.add(("wake", row["wake"]))
    if row["reporter_excluded"]:
        found.add(("excluded", row["reporter"]))
    for name in ("places", "themes", "waits_for", "allowed", "workers"):
        found.update((name, value) for value in row[name])
    for code, whom, *_times in row["signals"]:
        looked_at = code in TIMED or code in TASKS
        found.update(("may_wait", who) for who in whom if looked_at or f"user:{who}" not in row["allowed"])
    # People remember the last digits of a number; the whole number has its own index.
    found.add(("digits", row["number"][-6:]))
    return found
