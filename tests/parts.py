"""Measures, hearings and messages as the tests set them up in a case of the register."""

from ntnu.deviations.access.guard import case_of
from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.engine.perform import perform
from tests.house import House

MEASURE = {
    "title": "Frist for sensur i planen",
    "description": "Hver eksamen får en dato.",
    "kind": "preventive",
    "responsible": "ola",
    "due": "2099-03-01",
}
HEARING = {
    "title": "Er en frist nok?",
    "purpose": "consider_measures",
    "question": "Hva mer må til?",
    "participants": ["per", "worker.hf"],
    "deadline": "2099-02-06T12:00:00Z",
}
FILE = Upload("plan.txt", b"En plan for sensur")


def measure(house: House, case, who: str = "worker.idi", **changes):
    """A new measure, for ola to carry out."""
    return house.act(case, who, "add_measure", **{**MEASURE, **changes})


def hearing(house: House, case, who: str = "worker.idi", opened: bool = True, **changes):
    """A new hearing of per and worker.hf, opened by default."""
    made = house.act(case, who, "add_hearing", **{**HEARING, **changes})
    return house.act(made, who, "open") if opened else made


def statement(house: House, part, who: str = "per", text: str = "Ja, en frist er nok.", files=()):
    """What somebody answers in a hearing."""
    with_files(house, part, who, "give_statement", files, text=text)
    return next(child for child in part.objectValues() if getattr(child, "person", "") == who)


def message(house: House, case, who: str = "worker.idi", audience: str = "internal", files=()):
    """A note, or a message to the reporter."""
    text = "Sjekk planen." if audience == "internal" else "Vi ser på det."
    return with_files(house, case, who, "add_message", files, text=text, audience=audience)


def question(house: House, case, who: str = "worker.idi"):
    """A question to the reporter."""
    return house.act(case, who, "request_information", text="Når var eksamen?")


def attachment(house: House, case, who: str = "worker.idi", audience: str = "internal"):
    """A file of the case."""
    before = set(case.objectIds())
    with_files(house, case, who, "add_attachment", (FILE,), audience=audience)
    (name,) = set(case.objectIds()) - before
    return case._getOb(name)


def with_files(house: House, place, who: str, act: str, files, /, **data):
    """Let ``who`` do an action with files; returns what it created or was done on."""
    with house.acting(who):
        return perform(place, act, data, files=files).case


def anew(part):
    """The part as it is in its case now: the case may have moved."""
    return find_part(case_of(part), part.UID())
