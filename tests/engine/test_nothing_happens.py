"""An action that is refused changes nothing: no field, state, place, log entry or mail."""

import pytest
from datetime import timedelta
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import NotReady
from ntnu.deviations.engine.errors import Stale
from ntnu.deviations.engine.errors import UnknownAction
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.engine.previewing import preview
from ntnu.deviations.engine.targets import target_of
from ntnu.deviations.now import today
from plone import api
from plone.dexterity.utils import createContentInContainer
from tests.engine.refusals import NOT_HERS
from tests.engine.refusals import RECIPIENT
from tests.engine.refusals import TOO_LATE
from tests.engine.refusals import WORKER
from tests.engine.refusals import WRONG
from tests.engine.unchanged import picture
from tests.register import APPROVE
from tests.register import filled_in


@pytest.fixture
def units(house):
    """Units that no case may go to."""
    yesterday = today() - timedelta(days=1)
    with api.env.adopt_roles(["Manager"]):
        for kind, place, code, ends in (
            ("DeviationFaculty", house.register, "SV", None),
            ("DeviationFaculty", house.register, "OLD", yesterday),
            ("DeviationDepartment", house.unit("IE"), "OLDI", yesterday),
        ):
            createContentInContainer(place, kind, id=code.lower(), title=code, code=code, active_to=ends)
    house.give("OLDI", "Case Worker", "worker.idi")


def named(errors):
    return [(error.field, error.code) for error in errors]


@pytest.mark.parametrize("state, who, act, data, wrong", WRONG)
def test_wrong_data(house, units, told, state, who, act, data, wrong):
    case = house.case(state)
    before = picture(house)
    told.forget()
    with pytest.raises(InvalidData) as caught:
        house.act(case, who, act, **data)
    assert named(caught.value.errors) == wrong
    with house.acting(who):
        assert named(preview(case, act, filled_in(act, data)).obstacles) == wrong
    assert picture(house) == before and told.notices == []


@pytest.mark.parametrize("state, who, act, data", NOT_HERS)
def test_not_hers(house, told, state, who, act, data):
    case = house.case(state)
    before = picture(house)
    told.forget()
    # Whether the data is good makes no difference: nothing is told to who may not act.
    for given in (data, {}, {"nope": 1}):
        for do in (perform, preview):
            with house.acting(who), pytest.raises(NotAllowed) as caught:
                do(case, act, given)
            assert named(caught.value.errors) == [(None, "not_yours")]
    assert picture(house) == before and told.notices == []


@pytest.mark.parametrize("state, who, act, data", TOO_LATE)
def test_too_late(house, told, state, who, act, data):
    case = house.case(state)
    before = picture(house)
    told.forget()
    with pytest.raises(NotReady) as caught:
        house.act(case, who, act, **data)
    assert named(caught.value.errors) == [(None, "wrong_state")]
    assert picture(house) == before and told.notices == []


def test_nothing_to_do_it_on(house, told):
    case = house.case("in_process")
    before = picture(house)
    told.forget()
    with pytest.raises(NotReady) as caught:
        house.act(case, WORKER, "remove_coworker", person=WORKER)
    assert named(caught.value.errors) == [(None, "no_coworkers")]
    with house.acting(WORKER):
        shown = preview(case, "remove_coworker", {"person": WORKER})
    assert named(shown.obstacles)[0] == (None, "no_coworkers")
    assert picture(house) == before and told.notices == []


def test_stale(house, told):
    case = house.case("forwarded")
    seen = target_of(case).revision
    case = house.act(case, WORKER, "update_process", cause="Ingen frist.")
    before = picture(house)
    told.forget()
    with house.acting(WORKER), pytest.raises(Stale) as caught:
        perform(case, "accept", {"severity": "low"}, seen)
    assert (caught.value.seen, caught.value.revision) == (seen, seen + 1)
    assert picture(house) == before and told.notices == []
    with house.acting(WORKER):
        assert perform(case, "accept", {"severity": "low"}, seen + 1).review_state == "in_process"


@pytest.mark.parametrize(
    "act", ("nope", "", "submit", "Approve", "approve ", "reopen_not_approved", "__init__")
)
def test_no_such_act(house, told, act):
    case = house.case("received")
    before = picture(house)
    told.forget()
    for do in (perform, preview):
        with house.acting(RECIPIENT), pytest.raises(UnknownAction):
            do(case, act, {})
    assert picture(house) == before and told.notices == []


def test_a_preview_of_a_good_act_changes_nothing(house, told):
    case = house.case("received")
    before = picture(house)
    told.forget()
    with house.acting(RECIPIENT):
        shown = preview(case, "approve", APPROVE)
    assert shown.obstacles == ()
    assert (shown.state_before, shown.state_after) == ("received", "forwarded")
    assert {seen.person for seen in shown.access_gained} == {
        "worker.idi",
        "recipient.idi",
        "manager.idi",
        "manager.ie",
    }
    assert picture(house) == before and told.notices == []
    # What was shown is what happens.
    house.act(case, RECIPIENT, "approve", **APPROVE)
    assert sorted(mail.to for mail in shown.mails) == sorted(to for _kind, to in told.kinds())


def test_a_report_with_one_bad_file_of_two(house, told):
    before = picture(house)
    files = [Upload("plan.txt", b"Plan"), Upload("virus.exe", b"MZ")]
    with pytest.raises(InvalidData):
        house.report(files=files)
    assert picture(house) == before and told.notices == []
