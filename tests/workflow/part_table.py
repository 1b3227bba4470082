"""A case with all that can live in one, and who may view what of it: the specification, typed in."""

from ntnu.deviations.access.part_facts import every_part
from tests import parts
from tests.register import CLOSE
from tests.register import NOT_APPROVE
from tests.register import REREGISTER

STATES = ("received", "forwarded", "in_process", "closed", "not_approved", "reregistered")

#: What lives in the case. The hearing shares "measure shown" and "file shown" with those who take part.
MEASURE = {"measure", "file of measure"}
SHOWN = {"measure shown", "file shown"}
HEARING = {"hearing"}
STATEMENT = {"statement", "file of statement"}
INTERNAL = {"note", "file of note", "file"}
SHARED = {"message", "file of message", "file shared"}
EVERYTHING = MEASURE | SHOWN | HEARING | STATEMENT | INTERNAL | SHARED
REPORTED = {"file shared"}
NOTHING: set[str] = set()

OPEN = {
    "kari": SHARED,
    "recipient.ie": EVERYTHING,
    # Takes part, and has given her statement.
    "per": HEARING | STATEMENT | SHOWN | REPORTED,
    # Takes part.
    "worker.hf": HEARING | SHOWN | REPORTED,
    # Has the measure to carry out.
    "ola": MEASURE,
    "worker.ie": {"measure shown"},
    "technician": EVERYTHING,
}
WORKED_ON = {
    **OPEN,
    "recipient.idi": EVERYTHING,
    "worker.idi": EVERYTHING,
    "worker.iik": EVERYTHING,
    "manager.idi": EVERYTHING,
    "manager.ie": EVERYTHING,
}
#: State -> person -> what she may view. Who is not there may view nothing.
MAY = {
    "received": OPEN,
    "forwarded": WORKED_ON,
    "in_process": WORKED_ON,
    # The hearing is over. The measure that is done is hers to evaluate; one that is cancelled is nobody's.
    "closed": {
        **WORKED_ON,
        "per": NOTHING,
        "worker.hf": NOTHING,
        "worker.ie": NOTHING,
        "archivist": EVERYTHING,
    },
    "not_approved": {
        "kari": SHARED,
        "recipient.ie": EVERYTHING,
        "archivist": EVERYTHING,
        "technician": EVERYTHING,
    },
    # Handed over: nothing that lives in it is the register's to tell.
    "reregistered": {"technician": EVERYTHING},
}
PEOPLE = {
    *WORKED_ON,
    *("archivist", "second.idi", "worker.iik", "manager.iik", "recipient.hf", "manager.hf", "admin.ie"),
    *("eqs", "reader", "speakup", "siteadmin", "global.editor", "local.editor", "local.owner"),
}


def filled(house, state: str, **how) -> tuple[object, dict]:
    """A case in ``state``, and all that lives in it, by name."""
    begins = (
        state if state in ("forwarded", "in_process") else "in_process" if state == "closed" else "received"
    )
    case, by = house.case(begins, **how), "recipient.ie"
    if begins != "received":
        house.act(case, "worker.idi", "add_coworker", person="worker.iik")
    measure = parts.measure(house, case, by)
    parts.with_files(house, measure, "ola", "finish", (parts.FILE,), evidence="Gjort.")
    shown = parts.measure(house, case, by, responsible="worker.ie")
    file_shown = parts.attachment(house, case, by)
    hearing = parts.hearing(house, case, by, shared=[shown.UID(), file_shown.UID()])
    found = {
        "measure": measure,
        "file of measure": measure.objectValues()[0],
        "measure shown": shown,
        "file shown": file_shown,
        "hearing": hearing,
        "statement": parts.statement(house, hearing, files=(parts.FILE,)),
        "note": parts.message(house, case, by, files=(parts.FILE,)),
        "message": parts.message(house, case, by, "reporter", files=(parts.FILE,)),
        "file": parts.attachment(house, case, by),
        "file shared": parts.attachment(house, case, by, "reporter"),
    }
    for name in ("statement", "note", "message"):
        found[f"file of {name}"] = found[name].objectValues()[0]
    uids = {name: part.UID() for name, part in found.items()}
    if state == "closed":
        house.act(hearing, by, "close")
        house.act(shown, by, "cancel", reason="x")
        case = house.act(case, "worker.idi", "close", **CLOSE)
    elif state == "not_approved":
        case = house.act(case, by, "not_approve", **NOT_APPROVE)
    elif state == "reregistered":
        case = house.act(case, by, "reregister", **REREGISTER)
    there = {part.UID(): part for part in every_part(case)}
    return case, {name: there[uid] for name, uid in uids.items()}
