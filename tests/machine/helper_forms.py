"""What helpers say about a measure and what answers them; what is done with a hearing while it is open."""

from datetime import timedelta
from tests.machine.model import GROUP
from tests.machine.model import GROUP_MEMBERS
from tests.machine.trying import Filling
from tests.machine.trying import PERSONS
from tests.machine.trying import TEXT
from tests.machine.trying import Try


def decline(f: Filling) -> Try:
    def then(made):
        f.part.wanted = False

    return Try({"reason": TEXT}, True, then)


def ask(f: Filling) -> Try:
    def then(made):
        f.part.unsure = True

    return Try({"text": TEXT}, True, then)


def answer(f: Filling) -> Try:
    def then(made):
        f.part.unsure = False

    return Try({"text": TEXT}, True, then)


def ask_date(f: Filling) -> Try:
    timely = f.often()
    due = f.day(timely)

    def then(made):
        f.part.request, f.part.request_due = "date", due

    return Try({"due": due, "reason": TEXT}, timely and due != f.part.due, then)


def accept_date(f: Filling) -> Try:
    def then(made):
        # A line manager agreed to the date of before.
        f.part.due, f.part.request = f.part.request_due, ""
        if f.part.agreed:
            f.part.agreed = f.part.wanted = False

    return Try({}, f.part.request_due >= f.today.isoformat(), then)


def keep_date(f: Filling) -> Try:
    def then(made):
        f.part.request = "kept"

    return Try({"reason": TEXT}, True, then)


def hand_back(f: Filling) -> Try:
    def then(made):
        f.part.request = "back"

    return Try({"reason": TEXT}, True, then)


def extend(f: Filling) -> Try:
    later = f.often()
    deadline = f.part.deadline + timedelta(hours=9 if later else -9)

    def then(made):
        f.part.deadline = deadline

    return Try({"deadline": deadline.isoformat(), "reason": TEXT}, later, then)


def widen(f: Filling) -> Try:
    named = (*(person for person in PERSONS if person not in f.case.barred()), GROUP)
    asked = f.fitting(named, PERSONS)
    persons = {*GROUP_MEMBERS} if asked == GROUP else {asked}
    new = persons - f.case.barred() - f.part.removed - f.part.participants

    def then(made):
        f.part.participants |= new
        f.part.asked = tuple(dict.fromkeys((*f.part.asked, asked)))

    return Try({"participants": [asked]}, asked in named and bool(new), then)


def remind(f: Filling) -> Try:
    def then(made):
        f.part.reminded = f.today

    return Try({}, True, then)


ON_MEASURES = (decline, ask, answer, ask_date, accept_date, keep_date, hand_back)
ON_HEARINGS = (extend, widen, remind)
