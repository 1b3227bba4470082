"""Who tries at a page what only a form can do is told which form, and nothing of the REST services."""

import pytest
from ntnu.deviations.engine.attachments import Upload
from ntnu.deviations.engine.carry_out import TransitionRefused
from Products.CMFCore.utils import getToolByName
from tests import parts
from zExceptions import Forbidden
from zope.i18n import translate


@pytest.mark.parametrize(
    ("state", "person", "transition", "form"),
    [
        ("received", "recipient.ie", "approve", "Mottaksskjema"),
        ("received", "recipient.ie", "change_unit", "Mottaksskjema"),
        ("received", "recipient.ie", "reregister", "Mottaksskjema"),
        ("forwarded", "worker.idi", "accept", "Behandlingsskjema"),
        ("in_process", "worker.idi", "close", "Lukk saken"),
    ],
)
def test_a_bare_transition(house, state, person, transition, form):
    case = house.case(state)
    with house.acting(person), pytest.raises(TransitionRefused) as refused:
        getToolByName(case, "portal_workflow").doActionFor(case, transition)
    (error,) = refused.value.errors
    assert error.code == "needs_data"
    said = translate(error.message, target_language="nb")
    assert f"«{form}»" in said
    assert "@" not in said


def test_a_bare_transition_whose_form_has_no_name_of_its_own(house):
    case = house.case("closed")
    with house.acting("recipient.ie"), pytest.raises(TransitionRefused) as refused:
        getToolByName(case, "portal_workflow").doActionFor(case, "reopen")
    (error,) = refused.value.errors
    said = translate(error.message, target_language="nb")
    assert said == "En sak endres bare med skjemaene sine. Åpne den, og velg hva du vil gjøre."


def test_a_bare_transition_of_a_part_names_no_form_of_the_case(house):
    hearing = parts.hearing(house, house.case("in_process"))
    with house.acting("worker.idi"), pytest.raises(TransitionRefused) as refused:
        getToolByName(hearing, "portal_workflow").doActionFor(hearing, "close")
    (error,) = refused.value.errors
    said = translate(error.message, target_language="nb")
    assert said == "En sak endres bare med skjemaene sine. Åpne den, og velg hva du vil gjøre."


def test_cut_and_copy(house):
    case = house.report(files=[Upload("a.txt", b"x")])
    for place, words in ((case, "«Mottaksskjema»"), (case.objectValues()[0], "velg hva du vil gjøre")):
        for asked in (place.cb_isCopyable, place.cb_isMoveable):
            with pytest.raises(Forbidden) as refused:
                asked()
            assert words in str(refused.value)
            assert "@" not in str(refused.value)
