"""A user id that is deleted and given out anew: the new account is another person, everywhere."""

import pytest
from ntnu.deviations import persons
from ntnu.deviations.access.confidential import handlers_of
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.listing import search
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.access.waiting import tasks_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.subject_access.asking import made
from ntnu.deviations.units import folder_roles
from plone import api
from tests.register import PASSWORD
from zipfile import ZipFile

VIEW, CASEWORK = "View", "ntnu.deviations: View Casework"


def delete(house, person, how):
    users = house.portal.acl_users
    with api.env.adopt_roles(["Manager"]):
        if how == "by Plone":
            api.user.delete(username=person)
        elif how == "roles kept":
            users.userFolderDelUsers([person])
        else:
            users.source_users.removeUser(person)
    house.end_of_request()


def make(house, person):
    with api.env.adopt_roles(["Manager"]):
        api.user.create(
            email="new@ntnu.example", username=person, password=PASSWORD, properties={"fullname": "Ny"}
        )
    house.end_of_request()


def again(house, person, how="by Plone"):
    delete(house, person, how)
    make(house, person)


def package(house, person):
    with house.acting(person), made(house.register, house.user(person), person, "nb") as file:
        return ZipFile(file).namelist()


def listed(house, person, view="all"):
    return [row.number for row in search(house.register, house.user(person), view).rows]


@pytest.mark.parametrize("how", ["by Plone", "roles kept", "past Plone"])
def test_who_reported(house, how):
    case = house.case("in_process", reporter="per")
    again(house, "per", how)
    assert not house.may("per", VIEW, case)
    assert listed(house, "per") == listed(house, "per", "mine") == []
    # The package about oneself is that of somebody without a case.
    assert package(house, "per") == package(house, "ola")
    # Nothing is mailed to the new account about it, and its own cases are its own.
    house.forget_mails()
    house.act(case, "worker.idi", "request_information", text="Når var eksamen?")
    assert "new@ntnu.example" not in {mail["To"] for mail in house.mails()}
    own = house.report("per")
    assert listed(house, "per", "mine") == [own.number]
    assert house.may("per", VIEW, own)


@pytest.mark.parametrize("how", ["by Plone", "roles kept", "past Plone"])
def test_who_holds_folder_roles_and_is_case_worker(house, how):
    house.group("desk", "second.idi")
    house.give("IDI", "Notification Recipient", "desk", "worker.idi")
    case = house.case("in_process")
    again(house, "worker.idi", how)
    again(house, "second.idi", how)
    for person in ("worker.idi", "second.idi"):
        assert not house.may(person, VIEW, case)
        assert listed(house, person) == []
        assert "Case Worker" not in house.user(person).getRolesInContext(house.unit("IDI"))
    world, unit = Directory(house.register), uid_of(house.unit("IDI"))
    assert world.direct_holders(unit, "Case Worker") == frozenset()
    assert case.case_worker is None
    taken = {
        (entry.why["principal"], entry.why["role"])
        for entry in caselog.entries(house.unit("IDI"))
        if entry.action == "role_taken"
    }
    assert {("worker.idi", "Case Worker"), ("second.idi", "Notification Recipient")} <= taken
    # The new person gets the role as anybody else does, and is named by the user id.
    house.give("IDI", "Case Worker", "worker.idi")
    house.act(case, "recipient.ie", "reassign", case_worker="worker.idi", reason="Ny i stillingen.")
    assert house.may("worker.idi", CASEWORK, case)
    assert Directory(house.register).person_name(case.case_worker[0]) == "Ny"


def test_who_takes_part_in_a_hearing_carries_out_a_measure_or_works_along(house):
    case = house.case("in_process")
    hearing = house.act(
        case,
        "worker.idi",
        "add_hearing",
        title="Hva skal rutinen si?",
        question="Hva skal den si?",
        purpose="consider_measures",
        participants=["per"],
    )
    house.act(hearing, "worker.idi", "open")
    measure = house.act(
        case,
        "worker.idi",
        "add_measure",
        title="Frist i rutinen",
        description="Rutinen får en frist.",
        kind="corrective",
        responsible="per",
        due="2030-01-01",
    )
    house.act(case, "worker.idi", "add_coworker", person="ola")
    assert house.may("per", VIEW, hearing) and house.may("ola", CASEWORK, case)
    assert len(tasks_of(house.register, house.user("per"))) == 2
    again(house, "per")
    again(house, "ola")
    for thing in (case, hearing, measure):
        assert not house.may("per", VIEW, thing) and not house.may("ola", VIEW, thing)
    with house.acting("per"):
        assert not tasks_of(house.register, house.user("per"))
    assert listed(house, "per") == listed(house, "ola") == []


def test_who_sent_a_notification_and_who_handles_them(house):
    registry = registry_of(house.register)
    case = house.case("reregistered", reporter="per")
    taken_over = next(iter(registry.objectValues()))
    assert house.may("speakup", VIEW, taken_over)
    again(house, "speakup")
    again(house, "per")
    assert not house.may("speakup", VIEW, taken_over) and not house.may("speakup", VIEW, registry)
    assert handlers_of(taken_over) == {"second.speakup"}
    assert not house.may("per", VIEW, case)
    with house.acting("per"):
        assert not registry.reporters.get(persons.acting())


def test_who_was_kept_out_stays_kept_out_of_nothing_else(house):
    """The former one's conflict of interest is not the new one's; the former one can still be let in."""
    case = house.report()
    house.act(case, "recipient.ie", "recuse", person="second.ie", reason="Inhabil.")
    again(house, "second.ie")
    house.give("IE", "Notification Recipient", "second.ie")
    assert house.may("second.ie", CASEWORK, case)
    house.act(case, "recipient.ie", "lift_recusal", person="second.ie~0", reason="Borte.")
    assert case.recused == ()


def test_a_name_that_looks_like_somebodys_next_account(house):
    case = house.case("in_process", reporter="per")
    # Plone refuses such a name in its form; a directory of the university need not.
    add = house.portal.acl_users.source_users.addUser
    add("per~1", "per~1", PASSWORD)
    again(house, "per")
    own = house.report("per")
    add("per~0", "per~0", PASSWORD)
    for stranger in ("per~1", "per~0"):
        assert not house.may(stranger, VIEW, case) and not house.may(stranger, VIEW, own)
        assert listed(house, stranger) == []
        assert house.may(stranger, VIEW, house.report(stranger))
    assert len({persons.person_of(name) for name in ("per", "per~1", "per~0")} | {"per"}) == 4


def test_deleted_twice(house):
    first = house.report("per")
    again(house, "per")
    second = house.report("per")
    again(house, "per")
    assert not house.may("per", VIEW, first) and not house.may("per", VIEW, second)
    assert listed(house, "per") == []
    assert persons.account_of(first.reporter) is None and persons.account_of(second.reporter) is None


def test_a_person_who_is_gone_is_named_and_never_chosen(house):
    case = house.case("forwarded")
    delete(house, "second.idi", "by Plone")
    with house.acting("recipient.ie"), pytest.raises(InvalidData):
        perform(case, "reassign", {"case_worker": "second.idi", "reason": "Ferie."})
    world = Directory(house.register)
    assert not world.person_exists("second.idi")
    assert world.person_name("second.idi") == "second.idi~0"
    assert folder_roles.held(house.unit("IDI"))["Case Worker"] == ["worker.idi"]
