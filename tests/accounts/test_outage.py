"""A directory that is down is not read as "they are all gone": nobody loses anything, and mail waits."""

import pytest
from datetime import timedelta
from ntnu.deviations.access import outages
from ntnu.deviations.access.confidential import recipients_of
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.clock.run import run
from ntnu.deviations.doctor import directory
from ntnu.deviations.doctor import people
from ntnu.deviations.doctor.findings import examine
from ntnu.deviations.domain.obstacles import has_recipient
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.mail import outbox
from ntnu.deviations.now import now
from ntnu.deviations.persons import person_of
from ntnu.deviations.reporting.submit import submit
from ntnu.deviations.units import administrators
from ntnu.deviations.units import folder_roles
from ntnu.deviations.units import speakup_roles
from ntnu.deviations.units.accounts import retire
from plone import api
from tests.accounts.directory import join
from tests.accounts.directory import LISE
from tests.accounts.directory import NO_PEOPLE
from tests.accounts.directory import NOBODY
from tests.accounts.directory import STAFF
from tests.house import at
from tests.register import APPROVE
from tests.register import REPORT
from tests.units.role_days import BEGINS
from tests.units.role_days import clock
from tests.units.role_days import ENDS
from tests.units.role_days import give

CASEWORK = "ntnu.deviations: View Casework"


@pytest.fixture
def case(house, far):
    """Lise works on it, with a role by her group; the directory is known to answer."""
    house.give("IDI", "Case Worker", STAFF)
    made = house.case("forwarded", approve={**APPROVE, "case_worker": LISE})
    made = house.act(made, "lise.lokk", "accept", severity="high")
    house.forget_mails()
    return made


def found(house, id, where=people):
    (check,) = (check for check in where.CHECKS if check.id == id)
    (finding,) = examine([check], house.register, now())
    return finding.level, dict(finding.text.mapping or {})


def actions(place):
    return [entry.action for entry in caselog.entries(place)]


def set_password(house, person="worker.iik"):
    with api.env.adopt_roles(["Manager"]):
        house.portal.acl_users.userSetPassword(person, "only-for-the-tests-4712")


def test_a_change_of_others_while_it_is_down_ends_nothing(house, far, case):
    before = len(caselog.entries(house.unit("IDI")))
    far.goes("silent")
    house.take("IDI", "Case Worker", "second.idi")
    house.give("IDI", "Line Manager", "second.idi")
    house.group("desk", "worker.iik")
    house.ungroup("desk", "worker.iik")
    far.goes()
    assert case.case_worker[0] == LISE and house.may(LISE, CASEWORK, case)
    new = caselog.entries(house.unit("IDI"))[before:]
    assert [(entry.action, entry.why["principal"]) for entry in new] == [
        ("role_taken", "second.idi"),
        ("role_given", "second.idi"),
    ]


def test_it_goes_down_in_the_middle_of_a_change(house, far, case):
    """What was before is asked while it answers, and what is after while it does not."""
    before = actions(house.unit("IDI"))
    with api.env.adopt_roles(["Manager"]):
        house.portal.portal_groups.addGroup("desk", title="Desk")
        house.portal.portal_groups.addPrincipalToGroup("worker.iik", "desk")
    far.goes("silent")
    house.end_of_request()
    far.goes()
    assert case.case_worker[0] == LISE
    assert actions(house.unit("IDI")) == before
    assert "end_assignment" not in actions(case)


def test_where_it_fails_nothing_is_done(house, far, case):
    far.goes("raises")
    with pytest.raises(ConnectionError):
        house.take("IDI", "Case Worker", "second.idi")
    house.end_of_request()
    far.goes()
    assert case.case_worker[0] == LISE


def test_a_role_taken_by_name_ends_when_the_person_is_known_again(house, far, case):
    """The role is gone at once; the work on the case is not ended by what nobody can know."""
    house.give("IDI", "Case Worker", LISE)
    house.take("IDI", "Case Worker", STAFF)
    assert case.case_worker[0] == LISE
    house.take("IDI", "Case Worker", LISE)
    assert case.case_worker is None


def test_nobody_is_retired(house, far, case):
    far.goes("silent")
    set_password(house)
    house.end_of_request()
    run(house.register, now())
    assert person_of(LISE) == LISE
    far.goes()
    assert house.may(LISE, CASEWORK, case)


def test_who_really_goes_loses_what_they_had(house, far, case):
    retire(LISE)
    house.end_of_request()
    assert case.case_worker is None
    assert not house.may(LISE, CASEWORK, case)


@pytest.mark.parametrize("down", ["silent", "raises"])
def test_mail_waits(house, far, case, down):
    with house.acting("kari"):
        perform(case, "add_information", {"text": "Eksamen var 3. juni."})
    far.goes(down)
    assert house.mails() == []
    assert outbox.state(house.register).waiting + len(outbox.state(house.register).unreached) == 1
    far.goes()
    assert [mail["To"] for mail in house.mails()] == ["lise@ntnu.example"]


def test_mail_to_who_reads_the_case_by_a_group_waits_too(house, far):
    house.give("IE", "Notification Recipient", STAFF)
    with house.acting("kari"):
        submit(house.register, REPORT)
    far.goes("silent")
    assert "lise@ntnu.example" not in [mail["To"] for mail in house.mails()]
    far.goes()
    assert "lise@ntnu.example" in [mail["To"] for mail in house.mails()]


def test_system_administrators_are_still_who_they_were(house, far):
    house.portal.acl_users.portal_role_manager.assignRoleToPrincipal("EQS System Administrator", LISE)
    administrators.tell_changes(house.register, "", now())
    assert LISE in house.register.administrators
    far.goes("silent")
    assert not administrators.are_others(house.register)
    far.goes()
    house.portal.acl_users.portal_role_manager.removeRoleFromPrincipal("EQS System Administrator", LISE)
    assert administrators.are_others(house.register)


def test_who_receives_notifications_is_not_to_be_confirmed_anew(house, far):
    registry = registry_of(house.register)
    with house.acting("eqs"):
        folder_roles.give_and_take(registry, {"SpeakUp Recipient": [LISE]}, {})
    with house.acting("speakup"):
        speakup_roles.confirm(registry, {"person": LISE})
    assert LISE in recipients_of(registry)
    far.goes("silent")
    with house.acting("eqs"):
        folder_roles.give_and_take(registry, {"SpeakUp Recipient": ["ola"]}, {})
    far.goes()
    assert LISE in recipients_of(registry)


def test_the_clock_waits(house, far, case):
    later = now() + timedelta(days=40)
    # The directory answers, and is known to.
    assert Directory(house.register).person_exists(LISE)
    far.goes("silent")
    assert run(house.register, later).mails == 0
    far.goes()
    assert run(house.register, later).mails > 0


def test_a_role_with_days_ends_when_the_directory_is_back(house, far):
    """What nobody knows whose it was would end for nobody."""
    give(house, house.unit("IDI"), "Case Worker", STAFF)
    with at(BEGINS):
        case = house.case("forwarded", approve={**APPROVE, "case_worker": LISE})
    with at(ENDS):
        far.goes("silent")
        clock(house, ENDS)
        house.give("IDI", "Line Manager", "second.idi")
        far.goes()
        assert not house.may(LISE, "View", case)
        clock(house, ENDS)
        assert case.case_worker is None and not house.may(LISE, "View", case)


def test_a_server_that_begins_while_it_is_down_knows_it_from_the_register(house, far, case):
    run(house.register, now())
    outages._known.clear()
    far.goes("silent")
    assert outages.silent(house.portal.acl_users) == ["university"]
    # Who is retired is no sign of it.
    for person in (LISE, NOBODY):
        retire(person)
    assert outages.silent(house.portal.acl_users) == []


def test_reports_come_in_where_all_recipients_are_of_the_directory(house, far):
    house.give("HF", "Notification Recipient", STAFF)
    house.take("HF", "Notification Recipient", "recipient.hf")
    unit = Directory(house.register).unit("HF")
    far.goes("silent")
    assert has_recipient(unit, "kari", Directory(house.register))
    made = house.report("kari", faculty="HF")
    far.goes()
    assert house.may(LISE, CASEWORK, made)


def test_a_faculty_without_anybody_is_not_offered_for_that(house, far):
    house.give("HF", "Notification Recipient", LISE)
    house.take("HF", "Notification Recipient", "recipient.hf")
    unit = Directory(house.register).unit("HF")
    del far.people[LISE]
    far.goes()
    assert Directory(house.register).person_exists(NOBODY)
    assert not has_recipient(unit, "kari", Directory(house.register))


@pytest.mark.parametrize("down", ["silent", "raises"])
def test_the_doctor_says_so_and_advises_to_retire_nobody(house, far, case, down):
    assert found(house, "directory", directory) == ("ok", {})
    assert found(house, "accounts") == ("ok", {})
    far.goes(down)
    assert found(house, "directory", directory) == ("fault", {"plugins": "university"})
    assert found(house, "accounts") == ("warning", {"plugins": "university"})


def test_the_doctor_says_what_cannot_be_searched(house, far, case):
    far.exact_only = True
    far.goes()
    assert found(house, "directory", directory) == ("warning", {"plugins": "university"})
    join(house.portal, *NO_PEOPLE)
    level, words = found(house, "directory", directory)
    assert (level, words) == ("warning", {"plugins": "university"})
