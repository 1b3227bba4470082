"""A case with everything in it, closed long ago, with the archive's receipt; and cases near to ready."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from ntnu.deviations.archive import exporting
from ntnu.deviations.domain import exports
from ntnu.deviations.engine.file_parts import Upload
from tests.house import at
from tests.parts import anew
from tests.parts import attachment
from tests.parts import hearing
from tests.parts import measure
from tests.parts import statement
from tests.register import APPROVE
from tests.register import CLOSE

#: When everything happened, and more than ten years later.
THEN = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LATER = datetime(2036, 12, 1, 12, 0, tzinfo=UTC)

TEXTS = {
    "title": "Qtitteltegn",
    "what_happened": "Qhendelsestegn er her.",
    "consequence": "Qfolgetegn",
    "suggestion": "Qforslagstegn",
    "tried_text": "Qprovdtegn",
    "place": "Qstedtegn",
    "course_code": "QEMNE99",
    "programme_code": "QPROG99",
}
#: In ASCII, for so the log writes what it keeps.
OTHERS = (
    "Qfilnavntegn",
    "Qfilinnholdstegn",
    "Qnotattegn",
    "Qarsakstegn",
    "Qrisikotegn",
    "Qleringstegn",
    "Qsporsmalstegn",
    "Qsvartegn",
    "Qtiltakstegn",
    "Qbeskrivelsestegn",
    "Qutforttegn",
    "Qvirkningstegn",
    "Qbevistegn",
    "Qhoringstegn",
    "Quttalelsestegn",
    "Qsladdegrunntegn",
    "Qbyttegrunntegn",
    "Qinhabiltegn",
    "Qforelopigtegn",
    "Qmotkonklusjonstegn",
    "Qutfallstegn",
    "Qtiltakfortalttegn",
    "Qikkelosttegn",
    "Qgjenapningstegn",
)
TOKENS = frozenset(text.split()[0].casefold() for text in (*TEXTS.values(), *OTHERS))
#: Who had to do with it.
PEOPLE = frozenset(
    {
        "kari",
        "recipient.ie",
        "worker.idi",
        "second.idi",
        "worker.iik",
        "ola",
        "per",
        "worker.hf",
        "recipient.idi",
    }
)


def everything(house, related: str = ""):
    """A closed case that has one of everything."""
    with at(THEN) as clock:
        case = house.report("kari", files=[Upload("Qfilnavntegn.txt", b"Qfilinnholdstegn")], **TEXTS)
        house.act(case, "recipient.ie", "recuse", person="recipient.idi", reason="Qinhabiltegn")
        case = house.act(case, "recipient.ie", "approve", **APPROVE, note="Qnotattegn")
        case = house.act(case, "worker.idi", "accept", severity="high")
        told = {"cause": "Qarsakstegn", "risk": "Qrisikotegn", "learning_points": "Qleringstegn"}
        told |= {"cause_category": "routine", "recurring": True}
        house.act(case, "worker.idi", "update_process", **told, **({"related": [related]} if related else {}))
        house.act(case, "worker.idi", "add_coworker", person="worker.iik")
        asked = house.act(case, "worker.idi", "request_information", text="Qsporsmalstegn")
        house.act(case, "kari", "answer", question=asked.UID(), text="Qsvartegn")
        attachment(house, case)
        made = measure(house, case, title="Qtiltakstegn", description="Qbeskrivelsestegn")
        made = house.act(made, "ola", "start")
        made = house.act(
            made, "ola", "finish", evidence="Qutforttegn", files=[Upload("Qbevistegn.txt", b"x")]
        )
        made = house.act(made, "worker.idi", "evaluate", effect="Qvirkningstegn", result="yes")
        asked = hearing(house, case, question="Qhoringstegn", deadline="2026-12-06T12:00:00Z")
        statement(house, asked, text="Quttalelsestegn")
        house.act(anew(asked), "worker.idi", "close")
        body = {"reason": "Qforelopigtegn", "expected": "2027-01-20", "text": "Qforelopigtegn"}
        house.act(case, "worker.idi", "preliminary_response", **body)
        clock.moment = THEN + timedelta(days=1)
        case = house.act(case, "worker.idi", "reassign", case_worker="second.idi", reason="Qbyttegrunntegn")
        house.act(case, "second.idi", "redact", target="field:suggestion", reason="Qsladdegrunntegn")
        told = {
            "text": "Qutfallstegn",
            "measures_text": "Qtiltakfortalttegn",
            "conclusion": "Qmotkonklusjonstegn",
        }
        case = house.act(case, "second.idi", "close", **CLOSE | told)
        house.act(case, "kari", "not_solved", text="Qikkelosttegn")
        case = house.act(case, "recipient.ie", "reopen", reason="Qgjenapningstegn")
        clock.moment = THEN + timedelta(days=2)
        case = house.act(case, "second.idi", "close", **CLOSE | told)
    return case


def archived(case, person: str = "archivist", when: datetime = THEN + timedelta(days=3)):
    """The archive has the case as it stands."""
    made = exports.new("export-1", person, when).begun(
        when, exporting.caselog.rewritten(case), timedelta(minutes=10)
    )
    exporting.keep(case, (made.acknowledged(when, "Kvittering 4711"),))
    exporting.caselog.append(case, person, "archive", {"export": "export-1"}, when)
    exporting.caselog.append(case, "", "acknowledge", {"receipt": "Kvittering 4711"}, when)
    return case


def closed(house, **how):
    """A case closed then."""
    with at(THEN):
        return house.case("closed", **how)
