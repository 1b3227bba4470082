"""What comes next: which actions there are to choose from, and which of them come often or seldom."""

from hypothesis import strategies as st
from tests.machine import case_forms
from tests.machine import dialogue_forms
from tests.machine import part_forms
from tests.machine import sentence_forms
from tests.machine import watching
from tests.machine.model import Case
from tests.machine.model import MANAGER
from tests.machine.model import Part
from tests.machine.model import RECIPIENT
from tests.machine.model import Register
from tests.machine.model import WORKER
from tests.machine.rights import acts
from tests.machine.rights import refusal

#: Some hold roles that reach the cases they report themselves.
REPORTERS = ("kari", "recipient.ie", "worker.idi", "manager.idi", "archivist", "per")
#: Roles that come and go while cases are under way.
GIVEN = tuple(
    (unit, role, person)
    for unit, role, persons in (
        ("IE", RECIPIENT, ("kari", "per", "second.ie")),
        ("IDI", MANAGER, ("kari", "manager.idi", "worker.iik")),
        ("IDI", WORKER, ("worker.idi", "second.idi", "ola")),
        ("IE", WORKER, ("ola", "worker.idi")),
    )
    for person in persons
)

#: Kind of part (None: the case) -> act -> how its form is filled in.
FORMS = {
    **part_forms.FORMS,
    None: {**case_forms.FORMS, **dialogue_forms.FORMS, **sentence_forms.FORMS, **part_forms.FORMS[None]},
}

#: What stands twice comes twice as often.
ON_ITS_WAY = (*("approve", "accept", "close") * 2, "reopen", "change_unit", "send_back")
ABOUT_MEASURES = ("add_measure", *(f"DeviationMeasure.{act}" for act in FORMS["DeviationMeasure"]))
ABOUT_HEARINGS = (
    "add_hearing",
    *(
        f"DeviationHearing.{act}"
        for act in ("open", "ask_again", "give_statement", "extend", "widen", "remind")
    ),
)
ABOUT_PERSONS = ("reassign", "add_coworker", "remove_coworker", "recuse", "lift_recusal")
#: Few actions can follow on these, or they can be done over and over.
SELDOM = (
    *("close", "not_approve", "withdraw", "close_as_notification", "send_back", "change_unit"),
    *("redact", "reregister", "not_solved", "DeviationHearing.close", "DeviationMeasure.cancel"),
)

#: Who does what, on which case, on which part of it.
Row = tuple[str, Case, str, Part | None]


def name_of(act: str, part: Part | None) -> str:
    """The action's name in the lists above."""
    return act if part is None else f"{part.kind}.{act}"


def told(register: Register, row: Row) -> str:
    """Who does what on what, as a failure tells it."""
    person, case, act, part = row
    place = f"case {register.cases.index(case) + 1}, {case.state} at {case.unit}"
    if part is not None:
        place += f", part {list(case.parts).index(part.uid) + 1}, {part.state}"
    return f"{person}: {name_of(act, part)} on {place}"


def legal(draw, register: Register, among: tuple[str, ...] = ()) -> Row | None:
    """One of these actions that somebody may do now; if there is none, any other that is not seldom."""
    there = [
        (person, case, act, part)
        for case, act, part in acts(register)
        for person in watching.EVERYBODY
        if refusal(register, person, case, act, part) is None
    ]
    # The action first, then who does it: else the actions that many may do would be most of all.
    names = dict.fromkeys(name_of(act, part) for _person, _case, act, part in there)
    wanted = [name for name in among if name in names] or [name for name in names if name not in SELDOM]
    if not wanted:
        return None
    chosen = draw(st.sampled_from(wanted), "act")
    return _one(draw, register, [row for row in there if name_of(row[2], row[3]) == chosen])


def any_act(draw, register: Register) -> Row:
    """Any action by anybody."""
    person = draw(st.sampled_from(watching.EVERYBODY), "by")
    return _one(draw, register, [(person, *act) for act in acts(register)])


def _one(draw, register: Register, rows: list[Row]) -> Row:
    named = {told(register, row): row for row in rows}
    return named[draw(st.sampled_from(list(named)), "tried")]
