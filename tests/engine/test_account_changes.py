"""Accounts of people who handle cases are changed: logged where they have roles, and mailed to recipients."""

import pytest
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.clock import run as clock
from ntnu.deviations.now import now
from plone import api


def as_technician(house, do):
    with api.env.adopt_user(username="technician"), api.env.adopt_roles(["Manager"]):
        do(house.portal)
    house.end_of_request()


def logged(place) -> list[tuple]:
    """The entries on accounts and administrators: act and what is told."""
    return [
        (entry.action, {key: value for key, value in entry.why.items() if key != "mails"})
        for entry in caselog.entries(place)
        if entry.action in ("account_changed", "admin_given", "admin_taken")
    ]


def texts(house) -> dict[str, str]:
    return {str(mail["To"]): mail.get_body(("plain",)).get_content() for mail in house.mails()}


def set_password(person):
    return lambda portal: portal.acl_users.userSetPassword(person, "a-new-password-4711")


def set_address(person, address):
    return lambda portal: api.user.get(userid=person).setMemberProperties({"email": address})


def test_a_password(house):
    as_technician(house, set_password("worker.idi"))
    assert logged(house.unit("IDI")) == [
        ("account_changed", {"person": "worker.idi", "account": ["password"]})
    ]
    assert [to for to, _subject in house.mailed()] == ["recipient.idi", "recipient.ie", "second.ie"]
    text = texts(house)["recipient.idi@ntnu.example"]
    assert "Passordet" in text and "Navn worker.idi" in text and "Endret av: Navn technician" in text
    assert "a-new-password" not in text
    assert all(not logged(house.unit(code)) for code in ("IE", "IIK", "HF"))


def test_an_address_is_told_of_at_the_old_one(house):
    with house.acting("worker.idi"):
        set_address("worker.idi", "new@elsewhere.example")(house.portal)
    house.end_of_request()
    assert logged(house.unit("IDI")) == [("account_changed", {"person": "worker.idi", "account": ["email"]})]
    mails = {str(mail["To"]): str(mail["Subject"]) for mail in house.mails()}
    assert mails["worker.idi@ntnu.example"] == "[EQS NTNU] E-postadressen din er endret"
    assert set(mails) == {
        f"{who}@ntnu.example" for who in ("worker.idi", "recipient.idi", "recipient.ie", "second.ie")
    }


def test_an_address_that_is_set_to_what_it_was(house):
    as_technician(house, set_address("worker.idi", "worker.idi@ntnu.example"))
    assert (logged(house.unit("IDI")), house.mailed()) == ([], [])


def test_who_handles_no_case_is_nobodys_business(house):
    as_technician(house, set_password("kari"))
    as_technician(house, set_address("kari", "new@elsewhere.example"))
    house.group("club", "kari")
    assert house.mailed() == []


def test_who_works_on_a_case_without_a_role(house):
    case = house.case("in_process")
    house.act(case, "worker.idi", "add_coworker", person="per")
    house.forget_mails()
    as_technician(house, set_password("per"))
    assert logged(house.unit("IDI")) == [("account_changed", {"person": "per", "account": ["password"]})]
    assert [to for to, _subject in house.mailed()] == ["recipient.idi", "recipient.ie", "second.ie"]


def test_groups(house):
    """Any group: one that gives a role is told of with the role, and once."""
    house.group("administrators", "worker.idi")
    why = {"person": "worker.idi", "joined": "Gruppe administrators"}
    assert logged(house.unit("IDI")) == [("account_changed", why)]
    assert [to for to, _subject in house.mailed()] == ["recipient.idi", "recipient.ie", "second.ie"]
    house.ungroup("administrators", "worker.idi")
    assert logged(house.unit("IDI"))[-1][1]["left"] == "Gruppe administrators"
    house.group("leaders")
    house.give("IIK", "Line Manager", "leaders")
    house.forget_mails()
    house.group("leaders", "worker.idi")
    assert len(logged(house.unit("IDI"))) == 2
    assert {subject for _to, subject in house.mailed()} == {"[EQS NTNU] Roller er endret ved Enhet IIK"}


@pytest.mark.parametrize("person, told", [("speakup", ["second.speakup", "speakup"]), ("archivist", ["eqs"])])
def test_speakup_and_the_register(house, person, told):
    as_technician(house, set_password(person))
    place = registry_of(house.register) if person == "speakup" else house.register
    assert logged(place) == [("account_changed", {"person": person, "account": ["password"]})]
    assert [to for to, _subject in house.mailed()] == told


def test_where_nobody_else_is_left_administrators_are_told(house):
    """The only recipient's own password, set by whoever has the account."""
    with house.acting("recipient.hf"):
        set_password("recipient.hf")(house.portal)
    house.end_of_request()
    assert [to for to, _subject in house.mailed()] == ["eqs"]


def test_a_system_administrator_is_appointed(house):
    def appoint(portal):
        api.user.grant_roles("per", roles=["EQS System Administrator"])

    as_technician(house, appoint)
    why = {"role": "EQS System Administrator", "principal": "per"}
    assert logged(house.register) == [("admin_given", why)]
    assert [to for to, _subject in house.mailed()] == ["eqs", "per"]
    assert "Utnevnt: Navn per" in texts(house)["eqs@ntnu.example"]
    house.forget_mails()

    # By a group; and by Zope's own pages, which tell nobody: the clock sees it.
    house.group("admins")
    as_technician(
        house, lambda portal: portal.portal_groups.setRolesForGroup("admins", ["EQS System Administrator"])
    )
    house.group("admins", "ola")
    assert logged(house.register)[-1] == ("admin_given", {**why, "principal": "ola"})
    house.forget_mails()
    house.portal.acl_users.portal_role_manager.removeRoleFromPrincipal("EQS System Administrator", "per")
    assert clock.anything_due(house.register, now())
    clock.run(house.register, now())
    assert logged(house.register)[-1] == ("admin_taken", why)
    assert caselog.entries(house.register)[-1].actor == ""
    assert [to for to, _subject in house.mailed()] == ["eqs", "ola", "per"]
    assert not clock.anything_due(house.register, now())


def test_by_plones_own_doors(web):
    """Over HTTP, by REST and by the control panel's pages."""
    technician = web.visitor("technician")

    def last(code="IDI"):
        entry = caselog.entries(web.committed(lambda house: house.unit(code)))[-1]
        return (
            entry.actor,
            entry.why.get("account"),
            entry.why.get("joined"),
            dict(map(reversed, entry.why["mails"])),
        )

    body = {"email": "worker@elsewhere.example", "password": "a-new-password-4711"}
    assert technician.patch("/@users/worker.idi", body).status_code == 204
    actor, account, _joined, mails = last()
    assert (actor, account) == ("technician", ["email", "password"])
    assert mails["recipient.idi"] == "account_changed" and mails["worker.idi"] == "address_changed"
    web.committed(lambda house: house.group("club"))
    assert technician.patch("/@groups/club", {"users": {"second.idi": True}}).status_code == 204
    assert last()[2] == "Gruppe club"
    form = {
        "form.widgets.email": "second@elsewhere.example",
        "form.widgets.fullname": "Ny",
        "form.buttons.save": "1",
    }
    answer = technician.send("/@@user-information?userid=second.idi", form)
    assert answer.status_code in (200, 302)
    assert last()[1] == ["email"]
    roles = {"roles": {"EQS System Administrator": True}}
    assert technician.patch("/@users/per", roles).status_code == 204
    assert caselog.entries(web.at("/deviations"))[-1].action == "admin_given"
    assert (
        technician.post(
            "/@users",
            {
                "username": "nils",
                "email": "nils@ntnu.example",
                "password": "a-new-password-4711",
                **{"roles": [*roles["roles"]]},
            },
        ).status_code
        == 201
    )
    assert caselog.entries(web.at("/deviations"))[-1].why["principal"] == "nils"
