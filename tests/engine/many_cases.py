"""Cases of every kind, and what is filled in for each action on them."""

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from ntnu.deviations.access.guard import case_of
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.now import today
from tests import parts
from tests.parts import HEARING
from tests.parts import MEASURE
from tests.refused_mail import refuse_mail
from tests.register import APPROVE
from tests.rest.act_tables import ACTS
from typing import Any

#: Who acts: of two who may, the first.
DOERS = ("worker.idi", "recipient.ie", "kari", "ola", "per", "manager.idi", "worker.hf")
FILE = Upload("plan.txt", b"En plan for sensur")


@dataclass(frozen=True)
class Made:
    """How a case is made, and how many actions there are on it and its parts."""

    make: Callable[[Any], Any]
    acts: int

    def __call__(self, house):
        return self.make(house)


def full(house, state: str):
    """A case with measures and hearings in every state, a question, a deputy, somebody recused, files."""
    case = house.case("received" if state == "received" else "forwarded")
    who = "recipient.ie" if state == "received" else "worker.idi"
    case = house.act(
        case, "recipient.ie", "recuse", person="manager.ie", reason="Slektning.", deputy="worker.ie"
    )
    file = parts.attachment(house, case, who)
    for title in ("planned", "in_progress", "done", "evaluated", "cancelled"):
        measure = house.act(case, who, "add_measure", **{**MEASURE, "title": f"Tiltak: {title}"})
        if title == "planned" and state != "received":
            house.act(measure, who, "ask_agreement")
            house.act(measure, "ola", "ask_date", due="2099-05-01", reason="Det tar tid.")
        if title in ("in_progress", "done", "evaluated"):
            house.act(measure, "ola", "start")
        if title in ("done", "evaluated"):
            house.act(measure, "ola", "finish", evidence="Planen er lagt ut.")
        if title == "in_progress" and state != "received":
            house.act(measure, who, "ask_agreement")
            house.act(measure, "manager.idi", "ask", text="Hvem betaler?")
        if title == "evaluated":
            house.act(measure, who, "evaluate", result="yes", effect="Det virket.")
        if title == "cancelled":
            house.act(measure, who, "cancel", reason="Noe annet dekker det.")
    for title in ("closed", "open", "draft"):
        hearing = house.act(case, who, "add_hearing", **{**HEARING, "title": title, "shared": [file.UID()]})
        if title != "draft":
            house.act(hearing, who, "open")
        if title == "closed":
            house.act(hearing, who, "close")
    parts.question(house, case, who)
    if state == "received":
        return case
    return house.act(case_of(case), "worker.idi", "add_coworker", person="worker.iik")


def closed(house):
    """A closed case with one measure that is done and one that is cancelled."""
    case = house.case("in_process")
    done, left = parts.measure(house, case), parts.measure(house, case, responsible="per")
    house.act(done, "ola", "finish", evidence="Gjort.")
    house.act(left, "worker.idi", "cancel", reason="Ikke nødvendig.")
    house.act(case, "worker.idi", "close", **ACTS["close"])
    return case


def refused(house):
    """A case of which mails to four people did not arrive: one of them has been recused since."""
    case = house.case("in_process")
    for to in ("kari", "recipient.ie", "worker.idi", "second.ie"):
        refuse_mail(house, case, to, "not_solved" if to != "kari" else "message")
    return house.act(case, "recipient.ie", "recuse", person="second.ie", reason="Slektning.")


CASES = {
    **{
        f"bare, {state}": Made(lambda house, state=state: house.case(state), acts)
        for state, acts in {
            "received": 15,
            "forwarded": 18,
            "in_process": 17,
            "closed": 4,
            "not_approved": 3,
            "reregistered": 0,
        }.items()
    },
    **{
        f"full, {state}": Made(lambda house, state=state: full(house, state), acts)
        for state, acts in {"received": 40, "forwarded": 53}.items()
    },
    "like a personnel matter": Made(
        lambda house: house.case(
            "in_process", approve={**APPROVE, "personnel_like": True, "head_consulted": "2026-02-01"}
        ),
        17,
    ),
    "closed with measures": Made(closed, 5),
    "with refused mail": Made(refused, 18),
}

#: More ways to fill in an action than one.
_OTHERS: dict[str, list[dict[str, Any]]] = {
    "approve": [
        {**APPROVE, "personnel_like": True, "head_consulted": "2026-02-01"},
        {**APPROVE, "unit": "IE", "case_worker": "worker.ie", "closer": "recipient"},
    ],
    "add_message": [{"audience": "reporter", "text": "Vi ser på det."}],
    "add_coworker": [{"person": "manager.idi"}, {"person": "ola"}, {"person": "per"}],
    "reassign": [{"case_worker": "worker.ie", "reason": "Permisjon."}],
    "recuse": [
        {"person": "second.ie", "reason": "Slektning."},
        {"person": "manager.idi", "reason": "Slektning."},
        {"person": "per", "reason": "Slektning."},
        {"person": "worker.idi", "reason": "Slektning.", "case_worker": "second.idi"},
    ],
}
_MEASURE: dict[str, list[dict[str, Any]]] = {
    "finish": [{"evidence": "Gjort."}],
    "evaluate": [{"result": "no", "effect": "Det skjedde igjen."}],
    "change": [{"title": "Frist i alle planer"}, {"responsible": "worker.iik"}],
    "cancel": [{"reason": "Noe annet dekker det."}],
    "decline": [{"reason": "Det finnes en rutine."}],
    "ask": [{"text": "Hvem betaler?"}],
    "answer": [{"text": "Instituttet."}],
    "ask_date": [{"due": "2099-06-01", "reason": "Det tar tid."}],
    "keep_date": [{"reason": "Eksamen er i mai."}],
    "hand_back": [{"reason": "Permisjon."}],
}
_LATER = "2099-03-01T12:00:00+01:00"
_HEARING: dict[str, list[dict[str, Any]]] = {
    "change": [{"participants": ["worker.hf", "ola"], "question": "Hvem følger opp?"}],
    "ask_again": [{"question": "Og hvem følger den opp?", "deadline": _LATER}],
    "give_statement": [{"text": "Ja."}],
    "remove_participant": [{"person": "per"}],
    "extend": [{"deadline": _LATER, "reason": "Ferie."}],
    "widen": [{"participants": ["ola"]}],
}


def data_of(kind: str, act: str, place) -> Iterator[tuple[dict[str, Any], tuple[Upload, ...]]]:
    """What is filled in for the action on this case or part, in turn, and the files with it."""
    if kind == "DeviationMeasure":
        yield from (({}, ()),) if act not in _MEASURE else ((data, ()) for data in _MEASURE[act])
        return
    if kind == "DeviationHearing":
        yield from (({}, ()),) if act not in _HEARING else ((data, ()) for data in _HEARING[act])
        return
    first = dict(ACTS[act])
    files = (FILE,) if first.pop("attachments", None) else ()
    if act == "answer":
        first["question"] = next(p.UID() for p in place.objectValues() if p.portal_type == "DeviationMessage")
    if act == "preliminary_response":
        first["expected"] = (today() + timedelta(days=60)).isoformat()
    if act in ("remove_coworker", "end_deputy", "lift_recusal"):
        first["person"] = {"remove_coworker": "worker.iik", "end_deputy": "worker.ie"}.get(act, "manager.ie")
    yield first, files
    if act == "reopen" and place.case_worker:
        yield {**first, "case_worker": "second.idi"}, ()
    yield from ((data, ()) for data in _OTHERS.get(act, ()))
