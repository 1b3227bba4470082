"""A deputy cannot turn what they have for some days into something of their own."""

import pytest
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.engine.previewing import preview
from tests.house import at
from tests.parts import hearing
from tests.parts import measure
from tests.units.away import DURING
from tests.units.away import ENDS
from tests.units.away import name
from tests.units.away import sees


def takes_place(house, thing, who, action, /, **data):
    """A deputy tries, by preview and in earnest, to be given something that lasts."""
    with house.acting(who):
        assert [fault.code for fault in preview(thing, action, data).obstacles] == ["deputy_takes_place"]
        with pytest.raises(InvalidData) as refused:
            perform(thing, action, data)
    return [fault.code for fault in refused.value.errors] == ["deputy_takes_place"]


def test_a_deputy_gives_themselves_nothing_that_lasts(house):
    with at(DURING):
        case = house.case("in_process")
    name(house, "recipient.ie", "per")
    name(house, "worker.idi", "second.idi", "IDI")
    due, until = "2027-06-01", "2027-06-01T12:00:00Z"
    with at(DURING):
        assert takes_place(house, case, "per", "add_coworker", person="per")
        assert takes_place(house, case, "second.idi", "add_coworker", person="second.idi")
        assert takes_place(house, case, "second.idi", "reassign", case_worker="second.idi", reason="Ferie")
        todo = {"title": "Frist", "kind": "preventive", "responsible": "per", "due": due}
        assert takes_place(house, case, "per", "add_measure", **todo)
        asked = hearing(house, case, "per", opened=False, participants=["per", "ola"], deadline=until)
        assert takes_place(house, asked, "per", "open")
        # What they do for others stays possible, and so does what their own role lets them do.
        house.act(case, "per", "add_coworker", person="ola")
        house.act(case, "second.ie", "add_coworker", person="second.ie")
    with at(ENDS):
        assert not sees(house, "per", case) and not sees(house, "second.idi", case)
        assert sees(house, "ola", case)


def test_who_stands_in_for_two_who_are_asked_answers_for_each(house):
    with at(DURING):
        case = house.case("in_process")
        until = "2027-06-01T12:00:00Z"
        asked = hearing(house, case, participants=["manager.idi", "manager.ie"], deadline=until)
    name(house, "manager.idi", "per", "IDI")
    name(house, "manager.ie", "per", "IE")
    with at(DURING), house.acting("per"):
        for data, fault in (({}, "required"), ({"person": ""}, "required")):
            with pytest.raises(InvalidData) as refused:
                perform(asked, "give_statement", {"text": "Ja.", **data})
            assert [(one.field, one.code) for one in refused.value.errors] == [("person", fault)]
        for who in ("manager.hf", "per", "worker.idi"):
            with pytest.raises(NotAllowed):
                perform(asked, "give_statement", {"text": "Ja.", "person": who})
            with pytest.raises(NotAllowed):
                preview(asked, "give_statement", {"text": "Ja.", "person": who})
        for who, text in (("manager.ie", "Ja."), ("manager.idi", "Nei."), ("manager.ie", "Kanskje.")):
            assert preview(asked, "give_statement", {"text": text, "person": who}).obstacles == ()
            perform(asked, "give_statement", {"text": text, "person": who})
    said = {part.person: part.text for part in asked.objectValues()}
    assert said == {"manager.idi": "Nei.", "manager.ie": "Kanskje."}
    whom = [entry.why["for"] for entry in caselog.entries(case) if entry.action == "hearing_give_statement"]
    assert whom == ["manager.ie", "manager.idi", "manager.ie"]


def test_who_takes_part_answers_for_nobody_whose_line_they_manage_alone(house):
    with at(DURING):
        case = house.case("in_process")
        asked = hearing(house, case, participants=["manager.idi", "per"], deadline="2027-06-01T12:00:00Z")
    name(house, "manager.idi", "per", "IDI", role="Line Manager")
    with at(DURING), house.acting("per"):
        with pytest.raises(NotAllowed):
            perform(asked, "give_statement", {"text": "Ja.", "person": "manager.idi"})
        # Nor need they say for whom they answer.
        perform(asked, "give_statement", {"text": "Ja."})
    assert [part.person for part in asked.objectValues()] == ["per"]


def test_who_stands_in_by_one_task_gets_no_mail_about_others(house):
    with at(DURING):
        case = house.case("in_process")
        hearing(house, case, participants=["manager.idi"], deadline="2027-06-01T12:00:00Z")
        todo = measure(house, case, responsible="worker.iik")
    name(house, "manager.idi", "per", "IDI", role="Hearing Participant")
    with at(DURING):
        assert sees(house, "per", case) and not house.may("per", "View", todo)
        house.forget_mails()
        house.act(todo, "worker.idi", "ask_agreement")
        assert [to for to, _subject in house.mailed()] == ["manager.idi", "manager.ie"]
