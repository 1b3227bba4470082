"""Who may do what, from which state: sections 3 and 5 of the specification, typed in."""

from datetime import timedelta
from tests.machine.model import Case
from tests.machine.model import MANAGER
from tests.machine.model import OPEN
from tests.machine.model import Part
from tests.machine.model import PARTICIPANT
from tests.machine.model import RECIPIENT
from tests.machine.model import Register
from tests.machine.model import REPORTER
from tests.machine.model import RESPONSIBLE
from tests.machine.model import WORKER

BOTH, ANY_OF_THREE = {RECIPIENT, WORKER}, {RECIPIENT, WORKER, RESPONSIBLE}
AT_WORK = ("forwarded", "in_process")

#: Action -> states it starts from, roles that may do it.
ON_CASE = {
    "approve": (("received",), {RECIPIENT}),
    "change_unit": (("received",), {RECIPIENT}),
    "not_approve": (("received",), {RECIPIENT}),
    "reregister": (OPEN, BOTH),
    "accept": (("forwarded",), {WORKER}),
    "update_process": (AT_WORK, {WORKER}),
    "send_back": (AT_WORK, {WORKER}),
    "reassign": (AT_WORK, BOTH),
    "add_coworker": (AT_WORK, BOTH),
    "remind": (AT_WORK, {RECIPIENT}),
    "remove_coworker": (AT_WORK, BOTH),
    "request_information": (OPEN, BOTH),
    "answer": (OPEN, {REPORTER}),
    "add_information": (OPEN, {REPORTER}),
    "withdraw": (("received", "forwarded"), {REPORTER}),
    "preliminary_response": (OPEN, BOTH),
    "close": (("in_process",), {WORKER}),
    "close_as_notification": (OPEN, BOTH),
    "not_solved": (("closed", "not_approved"), {REPORTER}),
    "reopen": (("closed", "not_approved"), {RECIPIENT}),
    "recuse": (OPEN, BOTH),
    "lift_recusal": (OPEN, {RECIPIENT}),
    "end_deputy": (OPEN, {RECIPIENT}),
    "redact": ((*OPEN, "closed", "not_approved"), BOTH),
    "send_again": ((*OPEN, "closed", "not_approved"), BOTH),
    "write_sentence": (("closed",), {WORKER}),
    "approve_sentence": (("closed",), {RECIPIENT}),
    "refuse_sentence": (("closed",), {RECIPIENT}),
    "add_measure": (OPEN, BOTH),
    "add_hearing": (OPEN, BOTH),
    "add_message": (OPEN, BOTH),
    "add_attachment": (OPEN, BOTH),
}
#: Kind -> act -> states of the part, states of the case, roles.
ON_PART = {
    "DeviationMeasure": {
        "start": (("planned",), OPEN, ANY_OF_THREE),
        "finish": (("planned", "in_progress"), OPEN, ANY_OF_THREE),
        "evaluate": (("done",), (*OPEN, "closed"), ANY_OF_THREE),
        "agree": (("planned", "in_progress"), AT_WORK, {MANAGER}),
        "decline": (("planned", "in_progress"), AT_WORK, {MANAGER}),
        "ask": (("planned", "in_progress"), AT_WORK, {MANAGER}),
        "answer": (("planned", "in_progress"), AT_WORK, BOTH),
        "ask_date": (("planned", "in_progress"), OPEN, {RESPONSIBLE}),
        "accept_date": (("planned", "in_progress"), OPEN, BOTH),
        "keep_date": (("planned", "in_progress"), OPEN, BOTH),
        "hand_back": (("planned", "in_progress"), OPEN, {RESPONSIBLE}),
        "ask_agreement": (("planned", "in_progress"), AT_WORK, BOTH),
        "change": (("planned", "in_progress"), OPEN, BOTH),
        "cancel": (("planned", "in_progress"), OPEN, BOTH),
    },
    "DeviationHearing": {
        "give_statement": (("open",), OPEN, {PARTICIPANT}),
        "open": (("draft",), OPEN, BOTH),
        "ask_again": (("closed",), OPEN, BOTH),
        "extend": (("open",), OPEN, BOTH),
        "widen": (("open",), OPEN, BOTH),
        "remind": (("open",), OPEN, BOTH),
        "remove_participant": (("open",), OPEN, BOTH),
        "change": (("draft",), OPEN, BOTH),
        "close": (("draft", "open"), OPEN, BOTH),
    },
}


def refusal(register: Register, person: str, case: Case, act: str, part: Part | None) -> str | None:
    """The name of the error that the person must get, whatever she fills in; None when she may act."""
    if part is None:
        states, roles = ON_CASE[act]
        if act == "close" and case.closer == "recipient":
            roles = BOTH
        if not roles & register.roles(person, case):
            return "NotAllowed"
        return None if case.state in states and not _nothing_to_do(register, case, act) else "NotReady"
    states, case_states, roles = ON_PART[part.kind][act]
    allowed = bool(roles & register.part_roles(person, case, part))
    if act == "give_statement":
        # Her place ends with the hearing; who was asked is told that it is closed.
        allowed = person in part.participants - case.barred()
    if not allowed:
        return "NotAllowed"
    state = part.state
    if part.kind == "DeviationHearing" and state == "open" and not part.is_open(register.now):
        state = "closed"
    ready = state in states and case.state in case_states and _is_their_turn(register, case, act, part)
    return None if ready else "NotReady"


def _is_their_turn(register: Register, case: Case, act: str, part: Part) -> bool:
    """Has been said what the action answers, and not what it says again?"""
    match act:
        case "agree" | "ask_agreement":
            return not part.agreed
        case "decline" | "ask":
            return part.wanted and not part.agreed and not part.unsure
        case "answer":
            return part.unsure
        case "accept_date" | "keep_date":
            return part.request == "date"
        case "hand_back":
            return part.request != "back"
        case "remind":
            said = {s.person for s in case.of_kind("DeviationStatement") if s.inside == part.uid}
            return bool(part.participants - said) and part.reminded != register.today
    return True


#: Action -> how far the sentence of a case must be.
_SENTENCE = {
    "write_sentence": ("", "written", "approved", "refused"),
    "approve_sentence": ("written",),
    "refuse_sentence": ("written", "approved"),
}


def _nothing_to_do(register: Register, case: Case, act: str) -> bool:
    """Is there something in the way that no form can mend?"""
    match act:
        case "send_again":
            # No mail server refuses anything here.
            return True
        case "reregister":
            return not register.speakup - case.barred()
        case "remove_coworker":
            return not case.coworkers
        case "answer":
            return not open_questions(case)
        case "lift_recusal":
            return not case.recused
        case "end_deputy":
            return not case.deputies
        case "write_sentence" | "approve_sentence" | "refuse_sentence":
            return not case.answered or case.personnel_like or case.sentence not in _SENTENCE[act]
        case "not_solved":
            return case.withdrawn or case.not_solved or register.now > case.closed + timedelta(days=30)
        case "close":
            unfinished = [
                m for m in case.of_kind("DeviationMeasure") if m.state in ("planned", "in_progress")
            ]
            return bool(unfinished) or any(h.is_open(register.now) for h in case.of_kind("DeviationHearing"))
    return False


def open_questions(case: Case) -> list[Part]:
    """Questions to the reporter that wait for an answer."""
    return [message for message in case.of_kind("DeviationMessage") if message.asks and not message.answered]


def acts(register: Register) -> list[tuple[Case, str, Part | None]]:
    """Every action there is on every case and part."""
    found: list[tuple[Case, str, Part | None]] = []
    for case in register.cases:
        found += [(case, act, None) for act in ON_CASE]
        for part in case.parts.values():
            found += [(case, act, part) for act in ON_PART.get(part.kind, ())]
    return found
