"""Who stands in for somebody who is away sees and does what they may, from the first day to the last, and no
more; lists and cases agree at every moment."""

import pytest
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.listing import count
from ntnu.deviations.access.listing import search
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.reporting.submit import submit
from ntnu.deviations.ui.parts.tasks import hearing_tasks
from ntnu.deviations.ui.parts.tasks import measure_tasks
from plone import api
from tests.house import at
from tests.parts import hearing
from tests.parts import measure
from tests.register import REPORT
from tests.units.away import BEGINS
from tests.units.away import DURING
from tests.units.away import ENDS
from tests.units.away import LAST
from tests.units.away import MOMENTS
from tests.units.away import name
from tests.units.away import PEOPLE
from tests.units.away import SECOND
from tests.units.away import sees


@pytest.mark.parametrize("moment, held", MOMENTS, ids=("before", "first", "last", "after"))
def test_what_a_recipient_has_is_handed_on_between_two_instants(house, moment, held):
    case = house.case("received")
    name(house, "recipient.ie", "per")
    with at(moment):
        assert sees(house, "per", case) is held
        assert house.may("per", "ntnu.deviations: View Casework", case) is held
        assert count(house.register, house.user("per"), "waiting") == int(held)
        assert count(house.register, house.user("per"), "unit") == int(held)
        for word in ("Sensuren", "emnet", case.number):
            found = search(house.register, house.user("per"), filters={"text": word}).rows
            assert [row.number for row in found] == ([case.number] if held else []), word


def test_a_case_worker_is_stood_in_for_by_one_who_could_be_chosen(house):
    case = house.case("in_process")
    with pytest.raises(InvalidData) as refused:
        name(house, "worker.idi", "per", "IDI")
    assert [error.code for error in refused.value.errors] == ["deputy_no_case_worker"]
    name(house, "worker.idi", "second.idi", "IDI")
    with at(DURING):
        assert sees(house, "second.idi", case)
        assert count(house.register, house.user("second.idi"), "waiting") == 1
        house.take("IDI", "Case Worker", "second.idi")
        assert not sees(house, "second.idi", case)
        house.give("IDI", "Case Worker", "second.idi")
        assert sees(house, "second.idi", case)
        house.take("IDI", "Case Worker", "worker.idi")
        assert not sees(house, "second.idi", case)


def test_the_log_tells_for_whom(house):
    case = house.case("forwarded")
    name(house, "worker.idi", "second.idi", "IDI")
    with at(DURING):
        house.act(case, "second.idi", "accept", severity="high")
    last = list(caselog.entries(case))[-1]
    assert (last.actor, last.action, last.why["for"]) == ("second.idi", "accept", "worker.idi")
    with at(DURING):
        house.act(case, "worker.idi", "add_coworker", person="worker.ie")
    assert "for" not in list(caselog.entries(case))[-1].why


@pytest.mark.parametrize("who", ["recipient.ie", "per"])
def test_nothing_where_one_of_the_two_is_recused(house, who):
    case, other = house.case("received"), house.case("received")
    house.act(case, "second.ie", "recuse", person=who, reason="Bekjentskap")
    name(house, "recipient.ie", "per")
    with at(DURING):
        assert not sees(house, "per", case)
        assert sees(house, "per", other)
        house.act(other, "second.ie", "recuse", person=who, reason="Bekjentskap")
        assert not sees(house, "per", other)


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_deputy_has_no_more_than_the_reporter_on_their_own_case(house, when):
    if when == "before":
        own = house.case("in_process", reporter="second.idi")
        name(house, "worker.idi", "second.idi", "IDI")
    else:
        name(house, "worker.idi", "second.idi", "IDI")
        own = house.case("in_process", reporter="second.idi")
    with at(DURING):
        assert sees(house, "second.idi", own)
        assert not house.may("second.idi", "ntnu.deviations: View Casework", own)
        assert count(house.register, house.user("second.idi"), "waiting") == 0


def test_what_the_absent_person_reported_stays_theirs(house):
    own = house.report("worker.idi")
    name(house, "worker.idi", "second.idi", "IDI")
    with at(DURING):
        assert not sees(house, "second.idi", own)


def test_nothing_is_handed_on_twice(house):
    case = house.case("received")
    name(house, "recipient.ie", "per")
    name(house, "second.ie", "per")
    with at(DURING):
        assert house.may("per", "View", case)
        with pytest.raises(NotAllowed):
            house.act(house.unit("IE"), "per", "name_stand_in", deputy="ola", ends=LAST.isoformat())
    # Two who are each other's deputy get what the other has on their own.
    name(house, "recipient.hf", "recipient.ie", "HF")
    name(house, "recipient.ie", "recipient.hf")
    with at(DURING):
        assert sees(house, "recipient.hf", case)
        at_hf = house.case("received", faculty="HF")
        assert sees(house, "recipient.ie", at_hf)
        assert not sees(house, "per", at_hf)


def test_one_role_at_one_unit(house):
    case = house.case("in_process")
    at_iik = house.case("in_process", approve={"unit": "IIK", "case_worker": "worker.iik"})
    name(house, "manager.ie", "per", "IDI", role="Line Manager")
    with at(DURING):
        assert sees(house, "per", case)
        assert not sees(house, "per", at_iik)
        assert not house.may("per", "ntnu.deviations: View Reporter", case)
    with pytest.raises(InvalidData) as refused:
        name(house, "manager.ie", "per", role="Notification Recipient")
    assert [error.code for error in refused.value.errors] == ["nothing_to_hand_on"]


def test_lists_and_cases_agree_for_everybody(house):
    cases = [house.case(state) for state in ("received", "forwarded", "in_process", "closed")]
    cases += [house.case("in_process", reporter=who) for who in ("per", "second.idi")]
    cases += [house.report(who) for who in ("worker.idi", "recipient.ie")]
    house.act(cases[2], "recipient.ie", "recuse", person="second.idi", reason="Bekjentskap")
    name(house, "worker.idi", "second.idi", "IDI")
    name(house, "recipient.ie", "per")
    name(house, "manager.ie", "ola", "IIK")
    name(house, "recipient.hf", "recipient.ie", "HF")
    name(house, "manager.idi", "kari", "IDI")
    for moment in (BEGINS - SECOND, BEGINS, DURING, ENDS - SECOND, ENDS):
        with at(moment):
            seen = {(who, case.number) for who in PEOPLE for case in cases if sees(house, who, case)}
        inside = BEGINS <= moment < ENDS
        assert (("per", cases[0].number) in seen) is inside
        assert (("second.idi", cases[1].number) in seen) is inside
        assert ("second.idi", cases[2].number) not in seen
        assert ("per", cases[4].number) in seen
        assert not {("second.idi", cases[6].number), ("per", cases[7].number)} & seen


def test_mail_goes_to_both_and_once(house):
    name(house, "recipient.ie", "per")
    with at(DURING):
        house.forget_mails()
        house.case("received")
        assert [to for to, _subject in house.mailed()] == [
            "kari",
            "manager.ie",
            "per",
            "recipient.ie",
            "second.ie",
        ]
    with at(ENDS):
        house.forget_mails()
        house.case("received")
        assert "per" not in [to for to, _subject in house.mailed()]


def test_a_statement_is_given_for_who_is_asked(house):
    with at(DURING):
        case = house.case("in_process")
        asked = hearing(house, case, participants=["ola"])
    name(house, "ola", "per")
    with at(DURING):
        assert sees(house, "per", case)
        assert not house.may("per", "ntnu.deviations: View Casework", case)
        (task,) = hearing_tasks(house.register, "per")
        assert task.waits
        house.act(asked, "per", "give_statement", text="Slik ser jeg det.")
        (given,) = [part for part in asked.objectValues() if part.portal_type == "DeviationStatement"]
        assert given.person == "ola" and given.created_by[0] == "per"
        assert house.may("per", "View", given)
        last = list(caselog.entries(case))[-1]
        assert (last.actor, last.why["for"]) == ("per", "ola")
        house.act(asked, "ola", "give_statement", text="Min egen mening.")
        assert given.text == "Min egen mening."
    with at(ENDS):
        assert not sees(house, "per", case) and list(hearing_tasks(house.register, "per")) == []


def test_a_measure_is_reported_done_for_who_is_responsible(house):
    with at(DURING):
        case = house.case("in_process")
        todo = measure(house, case, responsible="ola")
    name(house, "ola", "per", role="Measure Responsible")
    with at(DURING):
        assert not sees(house, "per", case)
        assert house.may("per", "View", todo)
        assert [task.title for task in measure_tasks(house.register, "per")] == [todo.title]
        house.forget_mails()
        house.act(todo, "worker.idi", "change", title="Et annet tiltak")
        assert [to for to, _subject in house.mailed()] == ["ola", "per"]
        house.act(todo, "per", "start")
        last = list(caselog.entries(case))[-1]
        assert (last.actor, last.why["for"]) == ("per", "ola")
        house.act(case, "recipient.ie", "recuse", person="per", reason="Bekjentskap")
        assert not house.may("per", "View", todo)
        assert list(measure_tasks(house.register, "per")) == []


def test_mail_that_waits_is_not_sent_after_the_end(house):
    name(house, "recipient.ie", "per")
    with at(ENDS - SECOND), house.acting("kari"):
        submit(house.register, REPORT, ())
    house.portal.MailHost.messages[:] = []
    with at(ENDS):
        assert "per" not in [to for to, _subject in house.mailed()]


def test_an_account_that_is_deleted_ends_it(house):
    case = house.case("received")
    name(house, "recipient.ie", "per")
    name(house, "second.ie", "ola")
    with at(DURING):
        assert sees(house, "per", case) and sees(house, "ola", case)
        with api.env.adopt_roles(["Manager"]):
            api.user.delete(username="recipient.ie")
        house.end_of_request()
        assert not sees(house, "per", case)
        assert sees(house, "ola", case)


def test_speakup_is_not_handed_on(house):
    house.give("IE", "Line Manager", "speakup")
    case = house.case("reregistered")
    name(house, "speakup", "per")
    registry = registry_of(house.register)
    with at(DURING):
        assert not house.may("per", "View", case)
        assert not house.may("per", "View", registry)
        assert not any(house.may("per", "View", one) for one in registry.objectValues())
