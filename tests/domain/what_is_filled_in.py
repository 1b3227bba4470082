"""What a person may fill in for each action, by chance: often right, sometimes not."""

from datetime import timedelta
from ntnu.deviations.domain.parts import Hearing
from ntnu.deviations.domain.parts import Measure
from random import Random

_LONG = ("x", "Rutinen manglet en frist.")


def filled_in(act: str, part, facts, moment, dice: Random) -> dict:
    """Data for the action, of the form that ``validate`` lets through."""
    people = sorted(moment.world.known)
    workers = sorted(moment.world.holders(facts.unit.uid, "Case Worker") - {facts.reporter})
    person, worker = dice.choice(people), dice.choice(workers or people)
    day = moment.today + timedelta(days=dice.randint(0, 60))
    text = dice.choice(_LONG)
    match act:
        case "approve":
            unit = dice.choice([u for u in ("IE", "IDI", "IIK", "HF") if u != facts.unit.code])
            alike = dice.random() < 0.2
            return {
                "unit": dice.choice([unit, "IDI"]),
                "case_worker": dice.choice(["worker.idi", "worker.iik", "worker.ie", "worker.hf"]),
                "closer": dice.choice(["case_worker", "recipient"]),
                "personnel_like": alike,
                "head_consulted": moment.today if alike else None,
                "target": day,
            }
        case "change_unit":
            return {"faculty": "HF" if facts.faculty.code == "IE" else "IE", "reason": text}
        case "not_approve":
            return {"reason_code": "hse", "text": text, "where_instead": text}
        case "accept" | "update_process":
            return {"severity": dice.choice(["low", "critical"])}
        case "reassign":
            return {"case_worker": worker, "reason": text}
        case "add_coworker" | "lift_recusal":
            return {"person": person, "reason": text}
        case "end_deputy":
            return {"person": dice.choice(facts.deputies).person, "reason": text}
        case "remove_coworker":
            return {"person": dice.choice(facts.coworkers).person}
        case "close":
            return {"conclusion": text, "solved": "yes", "text": text, "measures_text": text}
        case "write_sentence":
            return {"text": text, "language": "nb"}
        case "reopen":
            return {"reason": text, "case_worker": dice.choice([None, worker])}
        case "preliminary_response":
            return {"reason": text, "expected": facts.due + timedelta(days=dice.randint(0, 60)), "text": text}
        case "add_measure":
            return {"title": text, "kind": "corrective", "responsible": person, "due": day}
        case "change" if isinstance(part, Hearing):
            named = dice.sample([*people, "group.idi"], 2)
            return dice.choice([{"title": text}, {"participants": named}, {"deadline": None, "shared": []}])
        case "change":
            return {"responsible": dice.choice([None, person]), "due": dice.choice([None, day])}
        case "add_hearing":
            named = dice.sample([*people, "group.idi"], dice.randint(1, 3))
            return {
                "title": text,
                "purpose": "clarify_process",
                "question": text,
                "participants": named,
                "deadline": moment.now + timedelta(days=dice.randint(0, 20)),
            }
        case "ask_date":
            return {"due": day, "reason": text}
        case "extend":
            return {"deadline": part.deadline + timedelta(hours=dice.randint(-9, 99)), "reason": text}
        case "widen":
            return {"participants": dice.sample([*people, "group.idi"], dice.randint(1, 3))}
        case "answer" if isinstance(part, Measure):
            return {"text": text}
        case "ask":
            return {"text": text}
        case "open" | "ask_again":
            later = moment.now + timedelta(hours=dice.randint(1, 400))
            return {"deadline": dice.choice([None, later])}
        case "remove_participant":
            return {"person": dice.choice([*part.participants, person])}
        case "answer":
            return {"question": dice.choice(facts.whole.open_questions()).uid, "text": text}
        case "recuse":
            mine = facts.case_worker is not None and facts.case_worker.person == person
            return {
                "person": dice.choice([person, moment.actor]),
                "deputy": dice.choice([None, dice.choice(people)]),
                "case_worker": worker if mine else None,
                "reason": text,
            }
        case "evaluate":
            return {"result": "no", "effect": text}
        case "redact":
            return {"target": "field:title", "reason": text}
    audience = dice.choice(["internal", "reporter"])
    return {"text": text, "reason": text, "comment": text, "evidence": text, "audience": audience}
