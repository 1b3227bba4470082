"""What waits for whom, asked from outside: everybody is shown their own, and nobody more."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from tests.access.waiting import waits
from tests.browser_forms.part_cases import act
from tests.browser_forms.part_cases import FINISH
from tests.browser_forms.part_cases import hearing
from tests.browser_forms.part_cases import measure
from tests.house import at as at_moment
from tests.refused_mail import refuse_mail
from tests.register import APPROVE
from tests.register import CLOSE

#: Everybody of whom something could be asked, and those of whom nothing may be.
EVERYBODY = (
    *("kari", "per", "ola", "recipient.ie", "second.ie", "recipient.idi", "recipient.hf", "worker.idi"),
    *("second.idi", "manager.idi", "manager.ie", "manager.hf", "archivist", "reader", "admin.ie", "eqs"),
    *("speakup", "global.editor", "local.owner", "siteadmin"),
)
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
DEADLINE = datetime(2026, 12, 1, 15, tzinfo=UTC)
#: A month from NOON, and three months: the day of an evaluation.
LATE = NOON + timedelta(days=100)


def waiting(web, case):
    """Person -> the signals of the case in their list "waiting", of those for whom something waits."""
    return {person: found for person in EVERYBODY if (found := waits(web, person, case))}


def both(*signals):
    return dict.fromkeys(("recipient.ie", "second.ie"), list(signals))


def at_idi(*signals):
    return dict.fromkeys(("recipient.ie", "second.ie", "recipient.idi"), list(signals))


def test_from_the_report_to_the_reopening(web):
    with at_moment(NOON) as clock:
        case = web.case("received")
        assert waiting(web, case) == both("fill_in_receipt")
        clock.moment += timedelta(hours=1)
        act(web, case, "recipient.ie", "request_information", text="Hvor?")
        assert waiting(web, case) == {"kari": ["answer_question"], **both("fill_in_receipt")}
        (question,) = web.at(case).objectValues()
        clock.moment += timedelta(hours=1)
        act(web, case, "kari", "answer", question=question.UID(), text="I A4.")
        assert waiting(web, case) == both("read_answer", "fill_in_receipt")
        clock.moment += timedelta(hours=1)
        act(web, case, "second.ie", "approve", **APPROVE)
        assert waiting(web, case) == {"worker.idi": ["accept"]}
        act(web, case, "worker.idi", "accept", severity="low")
        assert waiting(web, case) == {"worker.idi": ["close"]}
        clock.moment += timedelta(hours=1)
        act(web, case, "kari", "add_information", text="Og i A5.")
        assert waiting(web, case) == {"worker.idi": ["read_information", "close"]}
        act(web, case, "recipient.ie", "add_message", text="Sett.", audience="internal")
        assert waiting(web, case) == {"worker.idi": ["read_information", "close"]}
        act(web, case, "worker.idi", "add_message", text="Sett.", audience="internal")
        assert waiting(web, case) == {"worker.idi": ["close"]}
        act(web, case, "worker.idi", "close", **CLOSE)
        assert waiting(web, case) == {}
        act(web, case, "kari", "not_solved", text="Nei.")
        assert waiting(web, case) == at_idi("not_solved")
    with at_moment(NOON + timedelta(days=31)):
        assert waiting(web, case) == {}
    with at_moment(NOON + timedelta(days=1)):
        act(web, case, "recipient.ie", "reopen", reason="Ikke løst.")
        assert waiting(web, case) == {"worker.idi": ["reopened", "close"]}
        act(web, case, "worker.idi", "add_message", text="Ser på det.", audience="internal")
        assert waiting(web, case) == {"worker.idi": ["close"]}
        act(web, case, "worker.idi", "send_back", reason="Ikke vår.")
        assert waiting(web, case) == both("fill_in_receipt")


def test_a_mail_that_was_refused(web):
    case = web.case("in_process")
    web.committed(lambda house: refuse_mail(house, web.at(case), actor="recipient.ie"))
    assert waiting(web, case) == {"recipient.ie": ["mail_refused"], "worker.idi": ["mail_refused", "close"]}
    act(web, case, "worker.idi", "send_again")
    assert waiting(web, case) == {"worker.idi": ["close"]}


def test_parts_wait_for_those_who_see_nothing_else(web):
    with at_moment(NOON) as clock:
        case = web.case("in_process")
        asked = hearing(web, case, deadline=DEADLINE.isoformat(), participants=["per", "manager.hf"])
        assert waiting(web, case) == {"worker.idi": ["close"]}
        act(web, asked, "worker.idi", "open")
        todo = measure(web, case, responsible="ola")
        act(web, todo, "worker.idi", "ask_agreement")
        everything = {
            "worker.idi": ["close"],
            "per": ["give_statement"],
            "manager.hf": ["give_statement"],
            "manager.idi": ["agree"],
            "manager.ie": ["agree"],
        }
        assert waiting(web, case) == everything
        act(web, todo, "manager.idi", "agree")
        clock.moment += timedelta(hours=1)
        act(web, asked, "per", "give_statement", text="Ja.")
        act(web, asked, "manager.hf", "give_statement", text="Nei.")
        assert waiting(web, case) == {"worker.idi": ["close_hearing", "close"]}
    with at_moment(DEADLINE):
        assert waiting(web, case) == {"worker.idi": ["read_statements", "close"]}
        act(web, todo, "ola", "finish", **FINISH)
    with at_moment(LATE + timedelta(days=10)):
        assert waiting(web, case) == {"worker.idi": ["read_statements", "evaluate", "close"]}
        act(web, todo, "ola", "evaluate", result="yes", effect="Det virket.")
        act(web, todo, "worker.idi", "evaluate", result="yes", effect="Det virket.")
        assert waiting(web, case) == {"worker.idi": ["close"]}
