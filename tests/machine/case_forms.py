"""The actions on a case that bring it from state to state, and those on who works on it."""

from datetime import date
from datetime import timedelta
from tests.machine.model import FACULTY
from tests.machine.model import RECIPIENT
from tests.machine.trying import Filling
from tests.machine.trying import PERSONS
from tests.machine.trying import TEXT
from tests.machine.trying import Try
from tests.register import ASSESSED

REASON = {"reason": TEXT}


def approve(f: Filling) -> Try:
    own = [unit for unit, faculty in FACULTY.items() if faculty == f.case.faculty]
    with_workers = [unit for unit in own if f.register.can_work(f.case, unit)]
    unit = f.fitting(with_workers, tuple(FACULTY))
    worker = f.fitting(f.register.can_work(f.case, unit))
    data = {**ASSESSED, "unit": unit, "case_worker": worker, "closer": f.pick(("case_worker", "recipient"))}
    if f.seldom():
        data |= {"personnel_like": True, "head_consulted": (f.today - timedelta(days=2)).isoformat()}

    def then(made):
        if unit != f.case.unit:
            f.case.end_hearings()
        f.case.state, f.case.unit, f.case.worker = "forwarded", unit, worker
        f.case.personnel_like, f.case.closer = "personnel_like" in data, data["closer"]

    return Try(data, unit in own and worker in f.register.can_work(f.case, unit), then)


def change_unit(f: Filling) -> Try:
    faculties = sorted(set(FACULTY.values()))
    # Deputies were named for the old faculty.
    there = {unit for unit in faculties if f.register.holders(unit, RECIPIENT) - f.case.barred()}
    faculty = f.fitting(there - {f.case.faculty}, tuple(FACULTY))

    def then(made):
        f.case.end_hearings()
        f.case.faculty = f.case.unit = faculty
        f.case.deputies.clear()

    return Try({**ASSESSED, "faculty": faculty, **REASON}, faculty in there - {f.case.faculty}, then)


def _finished(f: Filling, state: str):
    def then(made):
        f.case.end_hearings()
        f.case.state, f.case.closed = state, f.now

    return then


def not_approve(f: Filling) -> Try:
    good = f.often()
    data = {
        **ASSESSED,
        "reason_code": "ordinary_channel" if good else "nope",
        "text": TEXT,
        "where_instead": TEXT,
    }
    return Try(data, good, _finished(f, "not_approved"))


def reregister(f: Filling) -> Try:
    """What it moves to SpeakUp! has tests of its own: here it is gone, and so is everybody's part in it."""
    good = f.often()

    def then(made):
        f.case.state, f.case.worker = "reregistered", None
        f.case.coworkers.clear()
        f.case.parts.clear()

    return Try({**ASSESSED, "text": TEXT} if good else {}, good, then)


def accept(f: Filling) -> Try:
    def then(made):
        f.case.state = "in_process"

    good = f.often()
    return Try({"severity": "high"} if good else {}, good, then)


def update_process(f: Filling) -> Try:
    good = f.often()
    return Try({"cause": TEXT, "recurring": True} if good else {}, good)


def send_back(f: Filling) -> Try:
    def then(made):
        f.case.end_hearings()
        f.case.state, f.case.unit, f.case.worker = "received", f.case.faculty, None
        f.case.coworkers.clear()
        f.case.personnel_like = False

    return Try(dict(REASON), bool(f.register.receivers(f.case, f.case.faculty)), then)


def reassign(f: Filling) -> Try:
    able = f.register.can_work(f.case, f.case.unit) - {f.case.worker}
    worker = f.fitting(able)

    def then(made):
        f.case.worker = worker
        f.case.coworkers.discard(worker)

    return Try({"case_worker": worker, **REASON}, worker in able, then)


def remind(f: Filling) -> Try:
    """Once a day, and nobody reminds themselves."""

    def then(made):
        f.case.reminded = f.today

    return Try({}, f.case.worker not in (None, f.actor) and f.case.reminded != f.today, then)


def add_coworker(f: Filling) -> Try:
    able = set(PERSONS) - f.case.barred() - f.case.coworkers - {f.case.worker}
    person = f.fitting(able)
    return Try({"person": person}, person in able, lambda made: f.case.coworkers.add(person))


def remove_coworker(f: Filling) -> Try:
    person = f.fitting(f.case.coworkers)
    good = person in f.case.coworkers
    return Try({"person": person}, good, lambda made: f.case.coworkers.discard(person))


def preliminary_response(f: Filling) -> Try:
    good = f.often()
    if good:
        expected = date.fromisoformat(f.day()) + timedelta(days=max(0, (f.case.due - f.today).days))
    else:
        expected = f.case.due

    def then(made):
        f.case.due = expected

    return Try({**REASON, "expected": expected.isoformat(), "text": TEXT}, good, then)


def close(f: Filling) -> Try:
    data = {"conclusion": TEXT, "text": TEXT, "measures_text": TEXT, "solved": "yes"}

    def then(made):
        _finished(f, "closed")(made)
        f.case.answered = True

    return Try(data, True, then)


def close_as_notification(f: Filling) -> Try:
    return Try({"comment": TEXT}, True, _finished(f, "closed"))


def withdraw(f: Filling) -> Try:
    def then(made):
        _finished(f, "closed")(made)
        f.case.withdrawn = True

    return Try(dict(REASON), True, then)


def reopen(f: Filling) -> Try:
    able = f.register.can_work(f.case, f.case.unit)
    if f.case.state == "not_approved" or f.case.worker in able and f.often():
        worker, good = None, True
    else:
        worker = f.fitting(able)
        good = worker in able

    def then(made):
        f.case.state = "received" if f.case.state == "not_approved" else "in_process"
        f.case.worker = worker or f.case.worker
        f.case.coworkers.discard(f.case.worker)
        f.case.closed, f.case.withdrawn, f.case.not_solved = None, False, False
        f.case.answered, f.case.sentence = False, ""

    return Try({**REASON, **({"case_worker": worker} if worker else {})}, good, then)


def recuse(f: Filling) -> Try:
    case, register = f.case, f.register
    recipient = RECIPIENT in register.roles(f.actor, case)
    at_work = {m.person for m in case.of_kind("DeviationMeasure") if m.state in ("planned", "in_progress")}
    able = (set(PERSONS) if recipient else {f.actor}) - case.barred() - at_work
    person = f.fitting(able)
    left = register.receivers(case, case.unit) - {person}
    may_be_deputy, data = set(PERSONS) - case.barred() - {person}, {"person": person, **REASON}
    deputy = f.fitting(may_be_deputy) if not left or f.seldom() else None
    good = person in able and (deputy in may_be_deputy if deputy else bool(left))
    worker = None
    if person == case.worker:
        takes_over = register.can_work(case, case.unit) - {person}
        worker = f.fitting(takes_over)
        good = good and worker in takes_over
    data |= {name: who for name, who in (("deputy", deputy), ("case_worker", worker)) if who}

    def then(made):
        case.recused.add(person)
        case.worker = worker or case.worker
        case.coworkers -= {person, case.worker}
        case.deputies.discard(person)
        case.deputies |= {deputy} if deputy else set()
        for hearing in case.of_kind("DeviationHearing"):
            if hearing.state == "open":
                hearing.participants.discard(person)

    return Try(data, good, then)


def lift_recusal(f: Filling) -> Try:
    person = f.fitting(f.case.recused)
    good = person in f.case.recused
    return Try({"person": person, **REASON}, good, lambda made: f.case.recused.discard(person))


def end_deputy(f: Filling) -> Try:
    case = f.case

    def others(person: str) -> set[str]:
        holders = f.register.holders(case.unit, RECIPIENT)
        return (holders | case.deputies - {person}) - case.barred()

    able = {person for person in case.deputies if others(person)}
    person = f.fitting(able)
    return Try({"person": person, **REASON}, person in able, lambda made: case.deputies.discard(person))


#: Action -> how its form is filled in.
FORMS = {
    form.__name__: form
    for form in (
        *(approve, change_unit, not_approve, reregister, accept, update_process, send_back, reassign),
        *(add_coworker, remove_coworker, preliminary_response, close, close_as_notification, withdraw),
        *(reopen, recuse, lift_recusal, end_deputy, remind),
    )
}
