"""The actions that make measures and hearings, and those on them."""

from tests.machine import helper_forms
from tests.machine.model import GROUP
from tests.machine.model import GROUP_MEMBERS
from tests.machine.model import MANAGER
from tests.machine.model import Part
from tests.machine.model import RECIPIENT
from tests.machine.model import WORKER
from tests.machine.trying import Filling
from tests.machine.trying import nothing
from tests.machine.trying import PERSONS
from tests.machine.trying import TEXT
from tests.machine.trying import Try


def add_measure(f: Filling) -> Try:
    able, timely = set(PERSONS) - f.case.barred(), f.often()
    person, due = f.fitting(able), f.day(timely)
    data = {
        "title": "Frist for sensur",
        "description": TEXT,
        "kind": "preventive",
        "responsible": person,
        "due": due,
    }

    def then(made):
        (uid,) = made["DeviationMeasure"]
        f.case.parts[uid] = Part(uid, "DeviationMeasure", "planned", person=person, due=due)

    return Try(data, person in able and timely, then)


def add_hearing(f: Filling) -> Try:
    named = (*(person for person in PERSONS if person not in f.case.barred()), GROUP)
    asked = tuple(dict.fromkeys(f.fitting(named, PERSONS) for _time in range(3)))
    timely = f.often()
    deadline = f.moment(timely)
    to_share = [
        part.uid for part in f.case.parts.values() if part.kind in ("DeviationAttachment", "DeviationMeasure")
    ]
    shared = (f.pick(to_share),) if to_share and f.often() else ()
    unknown = ("0" * 32,) if f.seldom() else ()
    data = {
        "title": "Er en frist nok?",
        "purpose": "consider_measures",
        "question": TEXT,
        "participants": list(asked),
        "deadline": deadline.isoformat(),
        "shared": [*shared, *unknown],
    }

    def then(made):
        (uid,) = made["DeviationHearing"]
        f.case.parts[uid] = Part(
            uid, "DeviationHearing", "draft", asked=asked, deadline=deadline, shared=shared
        )

    return Try(data, set(asked) <= set(named) and timely and not unknown, then)


# --------------------------------------------------------------------------------------------- measures


def _to(f: Filling, state: str):
    def then(made):
        f.part.state = state

    return then


def start(f: Filling) -> Try:
    return Try({}, True, _to(f, "in_progress"))


def finish(f: Filling) -> Try:
    files, kept = f.some_files(False, "part")
    good = f.often()

    def then(made):
        f.part.state = "done"
        kept(made)

    return Try({"evidence": TEXT} if good else {}, good, then, files)


def evaluate(f: Filling) -> Try:
    # The responsible proposes, the case worker decides.
    decides = {RECIPIENT, WORKER} & f.register.part_roles(f.actor, f.case, f.part)
    return Try({"result": "no", "effect": TEXT}, True, _to(f, "evaluated") if decides else nothing)


def agree(f: Filling) -> Try:
    def then(made):
        f.part.agreed, f.part.unsure = True, False

    return Try({}, True, then)


def ask_agreement(f: Filling) -> Try:
    there = f.register.holders(f.case.unit, MANAGER) - f.case.barred()

    def then(made):
        f.part.wanted, f.part.unsure = True, False

    return Try({}, bool(there) and not f.case.personnel_like, then)


def change(f: Filling) -> Try:
    able = set(PERSONS) - f.case.barred()
    person = f.fitting(able)

    def then(made):
        # Who agreed did so to another person's doing it.
        if f.part.agreed and person != f.part.person:
            f.part.agreed = f.part.wanted = False
        if person != f.part.person:
            f.part.request = ""
        f.part.person = person

    return Try({"responsible": person}, person in able, then)


def cancel(f: Filling) -> Try:
    return Try({"reason": TEXT}, True, _to(f, "cancelled"))


# --------------------------------------------------------------------------------------------- hearings


def _opened(f: Filling, given: bool) -> Try:
    """Groups are expanded to persons at the opening, less the reporter and the recused."""
    persons: set[str] = set()
    for principal in f.part.asked:
        persons |= set(GROUP_MEMBERS) if principal == GROUP else {principal}
    persons -= f.case.barred() | f.part.removed
    timely = f.often()
    deadline = f.moment(timely) if given else f.part.deadline

    def then(made):
        f.part.state, f.part.participants, f.part.deadline = "open", persons, deadline

    data = {"deadline": deadline.isoformat()} if given else {}
    return Try(data, bool(persons) and deadline > f.now, then)


def open_hearing(f: Filling) -> Try:
    return _opened(f, f.seldom())


def ask_again(f: Filling) -> Try:
    return _opened(f, True)


def remove_participant(f: Filling) -> Try:
    person = f.fitting(f.part.participants)

    def then(made):
        f.part.participants.discard(person)
        f.part.removed.add(person)

    return Try({"person": person}, person in f.part.participants, then)


def change_hearing(f: Filling) -> Try:
    named = (*(person for person in PERSONS if person not in f.case.barred()), GROUP)
    asked = f.fitting(named, PERSONS)

    def then(made):
        f.part.asked = (asked,)

    return Try({"participants": [asked]}, asked in named, then)


def close_hearing(f: Filling) -> Try:
    return Try({}, True, _to(f, "closed"))


def give_statement(f: Filling) -> Try:
    # One answer each: another one takes its place.
    said = [s for s in f.case.of_kind("DeviationStatement") if (s.inside, s.person) == (f.part.uid, f.actor)]

    def then(made):
        if not said:
            (uid,) = made["DeviationStatement"]
            f.case.parts[uid] = Part(uid, "DeviationStatement", "internal", f.part.uid, f.actor)
        elif f"uid:{said[0].uid}" in f.case.redacted:
            # She has written it anew.
            f.case.redacted.remove(f"uid:{said[0].uid}")
        kept(made)

    files, kept = ((), nothing) if said else f.some_files(False, "DeviationStatement")
    return Try({"text": TEXT}, True, then, files)


#: Kind -> act -> how its form is filled in; those on the case make measures and hearings.
FORMS = {
    None: {"add_measure": add_measure, "add_hearing": add_hearing},
    "DeviationMeasure": {
        form.__name__: form
        for form in (
            *(start, finish, evaluate, agree, ask_agreement, change, cancel),
            *helper_forms.ON_MEASURES,
        )
    },
    "DeviationHearing": {
        "open": open_hearing,
        "ask_again": ask_again,
        **{form.__name__: form for form in helper_forms.ON_HEARINGS},
        "remove_participant": remove_participant,
        "change": change_hearing,
        "close": close_hearing,
        "give_statement": give_statement,
    },
}
