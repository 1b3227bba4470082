"""A deviation that was not followed up in time is brought to SpeakUp! by its reporter."""

import pytest
from datetime import timedelta
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.now import now
from ntnu.deviations.speakup.sending import submit
from tests.house import at

BODY = {"about": "staff", "reporter_kind": "student", "what": "Ingen har svart."}
LATE = timedelta(days=29)


def bring(house, person, number, **more):
    with house.acting(person):
        return submit(house.register, {**BODY, "deviation": number, **more}).case


def test_an_overdue_case_is_brought_and_then_closed(house):
    case = house.case("in_process")
    house.forget_mails()
    with at(now() + LATE):
        made = bring(house, "kari", case.number)
        assert (made.deviation, made.reporter, made.handed) == (case.number, "kari", None)
        title = f"[EQS NTNU] «{case.title}», ID {case.number} er tatt til Si ifra!"
        told = {who for who, subject in house.mailed() if subject == title}
        assert told == {"worker.idi", "recipient.ie", "second.ie", "recipient.idi"}
        assert caselog.entries(case)[-1].action == "bring_to_speakup"
        # Nothing of the notification stands there.
        assert caselog.entries(case)[-1].why.keys() <= {"mails"}
        house.act(case, "worker.idi", "close_as_notification", comment="Følges opp som varsel.")
    assert house.portal.portal_workflow.getInfoFor(case, "review_state") == "closed"


def test_who_was_recused_from_the_deviation_does_not_handle_what_is_brought(house):
    case = house.case("in_process")
    house.act(case, "recipient.ie", "recuse", person="speakup", reason="Nær venn.")
    house.forget_mails()
    with at(now() + LATE):
        made = bring(house, "kari", case.number)
    assert not house.may("speakup", "View", made) and house.may("second.speakup", "View", made)
    assert "speakup" not in dict(house.mailed())


def test_who_may_not(house):
    case, closed = house.case("in_process"), house.case("closed")

    def code(person, number, **more):
        with pytest.raises(InvalidData) as caught:
            bring(house, person, number, **more)
        return [error.code for error in caught.value.errors]

    assert code("kari", case.number) == ["not_overdue"]
    with at(now() + LATE):
        assert code("kari", closed.number) == ["not_overdue"]
        assert code("kari", case.number, anonymous=True) == ["deviation_not_anonymous"]
        # Not hers, and no number at all, answer alike.
        assert code("per", case.number) == code("per", "AVVIK-2026-000000") == ["unknown_case"]
        assert code("worker.idi", case.number) == ["unknown_case"]
    assert not list(registry_of(house.register).objectValues())
