"""A case in which everything has happened, with a word in each place that stands nowhere else."""

from ntnu.deviations.engine.file_parts import Upload
from tests import parts
from tests.house import House
from tests.register import CLOSE

#: Who reads it -> word. Whatever only those who work on the case read.
INTERNAL = {
    "note": "Kvitteringsord",
    "cause": "Rotord",
    "risk": "Fareord",
    "learning_points": "Laerdomsord",
    "conclusion": "Sluttord",
    "internal message": "Notatord",
    "internal file": "internfil.txt",
    "measure": "Tiltaksord",
    "hearing": "Horingsord",
    "statement": "Uttalelsesord",
    "delay": "Utsettelsesord",
    "reassign": "Bytteord",
    "case worker": "Navn worker.idi",
}
SHARED = {
    "title": "Tittelord",
    "what happened": "Hendelsesord",
    "own file": "egenfil.txt",
    "message": "Beskjedord",
    "answer": "Svarord",
    "preliminary": "Forelopigord",
    "outcome": "Utfallsord",
    "shared file": "deltfil.txt",
}
#: The reporter's name, as it was written here and there.
REPORTER = ("Navn kari", "kari@ntnu.example", "kari")


def told(house: House):
    """The case, closed."""
    case = house.report(
        "kari",
        [Upload("egenfil.txt", b"Fra melderen")],
        title="Tittelord i saken",
        what_happened="Hendelsesord. Hilsen Navn kari, kari",
        warnings_confirmed=["email_address:what_happened"],
    )
    case = house.act(
        case, "recipient.ie", "approve", unit="IDI", case_worker="worker.idi", note="Kvitteringsord"
    )
    worker = "worker.idi"
    case = house.act(case, worker, "accept", severity="high")
    house.act(case, worker, "update_process", cause="Rotord", risk="Fareord", learning_points="Laerdomsord")
    house.act(case, worker, "add_message", audience="internal", text="Notatord om kari")
    house.act(case, worker, "add_message", audience="reporter", text="Beskjedord til Kari")
    house.act(case, worker, "request_information", text="Når var det?")
    question = next(part for part in case.objectValues() if getattr(part, "kind", "") == "question")
    house.act(case, "kari", "answer", question=question.UID(), text="Svarord fra kari")
    for audience, name in (("internal", "internfil.txt"), ("reporter", "deltfil.txt")):
        house.act(case, worker, "add_attachment", [Upload(name, b"Fra enheten")], audience=audience)
    made = parts.measure(house, case, title="Tiltaksord")
    house.act(made, worker, "cancel", reason="Ikke nødvendig.")
    hearing = parts.hearing(house, case, title="Horingsord")
    parts.statement(house, hearing, text="Uttalelsesord")
    house.act(hearing, worker, "close")
    house.act(
        case,
        worker,
        "preliminary_response",
        reason="Utsettelsesord",
        expected="2099-01-01",
        text="Forelopigord til deg",
    )
    house.act(case, worker, "reassign", case_worker="second.idi", reason="Bytteord")
    house.act(case, "second.idi", "reassign", case_worker=worker, reason="Tilbake.")
    return house.act(
        case, worker, "close", **{**CLOSE, "conclusion": "Sluttord", "text": "Utfallsord, hilsen enheten"}
    )
