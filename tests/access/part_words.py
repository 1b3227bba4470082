"""Words for every text that measures, hearings and the dialogue bring, and who may come upon which.

The table is typed in from the specification: who may what, state by state.
"""

from tests.access.leaks import CASEWORK
from tests.access.leaks import FILE_TEXT
from tests.access.leaks import IDENTITY
from tests.access.leaks import REPORTER
from tests.access.leaks import SHARED


def q(*names: str) -> set[str]:
    """Words found nowhere else, as an answer in small letters holds them."""
    return {f"q{name}q" for name in names}


#: People with no folder role: who takes part, who carries out, who was either.
ONE, TWO, GONE, FAR, OUT = "qoneq", "qtwoq", "qgoneq", "qfarq", "qoutq"
DOER, HELPER, KEPT, ARCHIVIST = "qdoerq", "qhelperq", "qkeptq", "qarchiveq"
PEOPLE = (ONE, TWO, GONE, FAR, OUT, DOER, HELPER, KEPT)

#: The case itself.
TITLE = q("title")
REPORTED = SHARED | {FILE_TEXT.decode()} | q("planname", "planfile")
INTERNAL = CASEWORK | q("secretname", "secretfile")
MINUTES = q("minutesname", "minutesfile")

PROOF = q("firstname", "firstfile")
FIRST = q("firsttitle", "firstdescription", "firstevidence", "firsteffect") | PROOF | {DOER}
SECOND = q("secondtitle", "seconddescription") | {HELPER}
THIRD = q("thirdtitle", "thirddescription", "thirdevidence") | {KEPT}
MEASURES = FIRST | SECOND | THIRD

#: Two files and a measure that the first hearing shares.
TO_READ = MINUTES | PROOF | SECOND
ASKED, ELSEWHERE = q("askedtitle", "askedquestion"), q("fartitle", "farquestion")
SAID = {
    ONE: q("saidone", "saidname", "saidfile"),
    TWO: q("saidtwo"),
    GONE: q("saidgone"),
    FAR: q("saidfar"),
}
HEARINGS = ASKED | ELSEWHERE | set().union(*SAID.values()) | {ONE, TWO, GONE, FAR, OUT}

NOTE = q("notetext", "notename", "notefile")
DIALOGUE = q("message", "messagename", "messagefile", "asking", "answer", "answername", "answerfile")
DIALOGUE |= q("information", "informationname", "informationfile", "preliminary")
REASONS = q("recused", "preliminaryreason", "redactreason", "lifted")
OUTCOME, CONCLUSION = q("outcome", "measures"), q("conclusion")
#: Was written, and redacted.
TAKEN_AWAY = q("redacted", "redactedname", "redactedfile")

EVERYTHING = (
    REPORTED
    | INTERNAL
    | MINUTES
    | MEASURES
    | HEARINGS
    | NOTE
    | DIALOGUE
    | REASONS
    | OUTCOME
    | CONCLUSION
    | TAKEN_AWAY
    | IDENTITY
)

_BY_STATE = {
    "not_approved": REASONS - q("lifted"),
    "received": REASONS - q("lifted"),
    "forwarded": REASONS - q("lifted"),
    "in_process": REASONS - q("lifted"),
    "lifted": REASONS,
    "closed": REASONS,
    "reregistered": set(),
}
#: In the order the case comes to them.
STAGES = tuple(_BY_STATE)

#: Nothing in any state.
OUTSIDERS = (
    "per",
    "reader",
    "speakup",
    "admin.ie",
    "eqs",
    "siteadmin",
    "global.editor",
    "local.editor",
    "worker.ie",
    "second.idi",
    "recipient.hf",
    "manager.hf",
    "manager.iik",
    GONE,
    None,
)
#: Kept out: recipient, line manager, co-worker, archivist, participant, responsible.
RECUSED = ("second.ie", "manager.ie", "worker.iik", ARCHIVIST, OUT, KEPT)


def _casework(stage: str) -> set[str]:
    """What is internal. Nobody says who was kept out but the log."""
    at_hand = (
        INTERNAL if stage in ("in_process", "lifted", "closed") else q("secretname", "secretfile", "note")
    )
    if stage in ("not_approved", "received"):
        at_hand = q("secretname", "secretfile")
    told = MINUTES | MEASURES | HEARINGS | NOTE | DIALOGUE
    return REPORTED | at_hand | told | (OUTCOME | CONCLUSION if stage == "closed" else set())


def may(stage: str, person: str | None) -> set[str]:
    """The words the person may come upon while the case stands there."""
    log = _BY_STATE[stage]
    whole = _casework(stage) | log | IDENTITY
    told = OUTCOME if stage == "closed" else set()
    reporter = {REPORTER: REPORTED | DIALOGUE | IDENTITY | told}
    recipients = {"recipient.ie": whole}
    doers = {DOER: FIRST | TITLE, HELPER: SECOND | TITLE}
    at_department = {
        "recipient.idi": whole,
        "worker.idi": whole,
        "manager.idi": _casework(stage),
    }
    asked = {
        ONE: REPORTED | ASKED | TO_READ | SAID[ONE] | {ONE},
        TWO: REPORTED | ASKED | TO_READ | SAID[TWO] | {TWO},
        FAR: REPORTED | ELSEWHERE | SAID[FAR] | {FAR},
    }
    back = {"second.ie": whole, "manager.ie": _casework(stage)}
    table: dict[str, dict[str | None, set[str]]] = {
        "not_approved": {**reporter, **recipients, "archivist": whole},
        "received": {**reporter, **recipients, **doers, **asked},
        "forwarded": {**reporter, **recipients, **doers, **at_department},
        "in_process": {**reporter, **recipients, **doers, **at_department, **asked},
        "lifted": {**reporter, **recipients, **doers, **at_department, **asked, **back},
        # The first measure is done and to be evaluated, the second is cancelled.
        "closed": {
            **reporter,
            **recipients,
            **at_department,
            **back,
            DOER: FIRST | TITLE,
            "archivist": whole,
            ARCHIVIST: whole,
            KEPT: THIRD | TITLE,
        },
        "reregistered": {},
    }
    if stage == "lifted":
        table[stage][KEPT] = THIRD | TITLE
    return table[stage].get(person, set())
