"""The actions on a case over REST: by whom, from which states, with what. Typed in from the specification."""

import base64
from tests.house import House
from tests.parts import HEARING
from tests.parts import MEASURE
from tests.refused_mail import refuse_mail
from tests.register import APPROVE
from tests.register import ASSESSED
from tests.register import CLOSE
from tests.register import NOT_APPROVE
from tests.register import REREGISTER

STATES = ("received", "forwarded", "in_process", "closed", "not_approved", "reregistered")
FILE = {"filename": "plan.txt", "data": base64.b64encode(b"Plan").decode()}
ACTS = {
    "approve": APPROVE,
    "change_unit": {**ASSESSED, "faculty": "HF", "reason": "Det hører til der."},
    "not_approve": NOT_APPROVE,
    "accept": {"severity": "high"},
    "update_process": {"cause": "En rutine manglet."},
    "send_back": {"reason": "Dette er ikke vårt."},
    "reassign": {"case_worker": "second.idi", "reason": "Permisjon."},
    "add_coworker": {"person": "worker.iik"},
    "remove_coworker": {"person": "worker.iik"},
    "remind": {},
    "close": CLOSE,
    "reopen": {"reason": "Det skjedde igjen."},
    "reregister": REREGISTER,
    "add_measure": MEASURE,
    "add_hearing": HEARING,
    "add_message": {"audience": "internal", "text": "Sjekk planen."},
    "add_attachment": {"audience": "internal", "attachments": [FILE]},
    "request_information": {"text": "Når var eksamen?"},
    "preliminary_response": {"reason": "Mye å gjøre.", "expected": "2099-01-01", "text": "Det tar tid."},
    "recuse": {"person": "ola", "reason": "Nær slektning."},
    "lift_recusal": {"person": "ola", "reason": "Det var feil."},
    "end_deputy": {"person": "worker.ie", "reason": "Det er ikke bruk for det lenger."},
    "redact": {"target": "field:what_happened", "reason": "Et navn."},
    "send_again": {},
    "write_sentence": {"text": "Eksamen ble flyttet etter klager.", "language": "nb"},
    "approve_sentence": {},
    "refuse_sentence": {"reason": "Den er for tydelig."},
    "close_as_notification": {"comment": "Meldt i SpeakUp!."},
    "answer": {"question": "0" * 32, "text": "I desember."},
    "add_information": {"text": "Det gjaldt tre emner."},
    "withdraw": {"reason": "Det ordnet seg."},
    "not_solved": {"text": "Det skjer fortsatt."},
}
#: What recipient and case worker do alike. A case worker recuses herself only.
BOTH = ("add_measure", "add_hearing", "add_message", "add_attachment", "request_information")
BOTH += ("preliminary_response", "recuse", "redact", "send_again", "close_as_notification", "reregister")
BOTH += ("reassign", "add_coworker", "remove_coworker")
RECIPIENT = ("approve", "change_unit", "not_approve", "reopen", "lift_recusal", "end_deputy", "remind", *BOTH)
RECIPIENT += ("approve_sentence", "refuse_sentence")
WORKER = ("accept", "update_process", "send_back", "close", "write_sentence", *BOTH)
REPORTER = ("answer", "add_information", "withdraw", "not_solved")
#: Who does which actions.
DONE_BY = {"recipient.ie": RECIPIENT, "worker.idi": WORKER, "kari": REPORTER}
OPEN = ("received", "forwarded", "in_process")
WORKED_ON = ("forwarded", "in_process")
#: Action -> states it starts from.
FROM = {
    **dict.fromkeys(BOTH, OPEN),
    **dict.fromkeys(("update_process", "send_back", "remind"), WORKED_ON),
    **dict.fromkeys(("reassign", "add_coworker", "remove_coworker"), WORKED_ON),
    "approve": ("received",),
    "change_unit": ("received",),
    "not_approve": ("received",),
    "accept": ("forwarded",),
    "close": ("in_process",),
    **dict.fromkeys(("write_sentence", "approve_sentence", "refuse_sentence"), ("closed",)),
    "reopen": ("closed", "not_approved"),
    "lift_recusal": OPEN,
    "end_deputy": OPEN,
    "redact": (*OPEN, "closed", "not_approved"),
    "send_again": (*OPEN, "closed", "not_approved"),
    "answer": OPEN,
    "add_information": OPEN,
    "withdraw": ("received", "forwarded"),
    "not_solved": ("not_approved", "closed"),
}
#: Actions that are transitions of the workflow, by the workflow's names.
TRANSITIONS = ("approve", "change_unit", "not_approve", "accept", "close", "send_back", "reregister")
TRANSITIONS += ("close_as_notification", "withdraw")


def who_does(act: str) -> str:
    """Somebody who may do the action in the last of its states."""
    if act in WORKER and FROM[act][-1] in WORKED_ON:
        return "worker.idi"
    return next(person for person, acts in DONE_BY.items() if act in acts)


def ready(web, act: str) -> tuple[str, dict]:
    """The address of a new case that is ready for the action, and good data for it."""

    def make(house: House):
        case, data = house.case(FROM[act][-1]), dict(ACTS[act])
        if act == "answer":
            data["question"] = house.act(case, "worker.idi", "request_information", text="Når?").UID()
        if act == "lift_recusal":
            house.act(case, "recipient.ie", "recuse", **ACTS["recuse"])
        if act == "end_deputy":
            house.act(case, "recipient.ie", "recuse", **ACTS["recuse"], deputy="worker.ie")
        if act == "remove_coworker":
            house.act(case, "worker.idi", "add_coworker", **ACTS["add_coworker"])
        if act in ("approve_sentence", "refuse_sentence"):
            house.act(case, "worker.idi", "write_sentence", **ACTS["write_sentence"])
        if act == "send_again":
            refuse_mail(house, case)
        if act == "recuse" and who_does(act) == "worker.idi":
            data |= {"person": "worker.idi", "case_worker": "second.idi"}
        return web.address(case), data

    return web.committed(make)
