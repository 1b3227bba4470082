"""The role SpeakUp! recipient: given by the system administrator, confirmed by a recipient, taken at once."""

import pytest
import re
from argparse import Namespace
from ntnu.deviations.access.confidential import gainers_of
from ntnu.deviations.access.confidential import recipients_of
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.caselog.offline import registers_at
from ntnu.deviations.doctor import people
from ntnu.deviations.doctor.findings import examine
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.now import now
from ntnu.deviations.speakup.appoint import _appoint as appoint_by_command
from ntnu.deviations.units.speakup_roles import appoint
from plone import api
from tests.house import WARNINGS
from tests.rest.asking import refused

REGISTRY = "/deviations/speakup"
BODY = {"about": "staff", "reporter_kind": "student", "what": "Qvarslet", "anonymous": True}


@pytest.fixture(autouse=True)
def as_it_was(web):
    """After each test the role is as ``tests/register.py`` gave it."""
    yield

    def restore(house):
        registry = registry_of(house.register)
        for who in ("per", "ola", "committee", "speakup", "second.speakup"):
            registry.manage_delLocalRoles([who])
        for who in ("speakup", "second.speakup"):
            registry.manage_setLocalRoles(who, ["SpeakUp Recipient"])
        registry.confirmed, registry.refused = ("second.speakup", "speakup"), ()

    web.committed(restore)


def ticked(person, held=True, kind="user") -> dict:
    return {"entries": [{"id": person, "type": kind, "roles": {"SpeakUp Recipient": held}}]}


def told(web) -> set[str]:
    """Who was mailed of the latest change."""
    return {to for kind, to in caselog.entries(web.at(REGISTRY))[-1].why["mails"] if kind == "speakup_roles"}


def logged(web) -> tuple:
    entry = caselog.entries(web.at(REGISTRY))[-1]
    return entry.action, entry.actor, entry.why["principal"]


def by_patch(web):
    sent = {"reason": "Ny.", "roles": {"SpeakUp Recipient": ["speakup", "second.speakup", "per"]}}
    assert web.visitor("eqs").patch(f"{REGISTRY}/@access", sent).status_code == 200


def by_service(web):
    assert web.visitor("eqs").post(f"{REGISTRY}/@sharing", ticked("per")).status_code == 204


def by_page(web):
    form = {
        "form.submitted:boolean": "True",
        "form.button.Save": "Save",
        "entries.id:records": "per",
        "entries.type:records": "user",
        "entries.role_SpeakUp Recipient:records": "True",
    }
    assert web.visitor("eqs").send(f"{REGISTRY}/@@sharing", form).status_code == 200


def by_group(web):
    web.committed(lambda house: house.group("committee"))
    assert (
        web.visitor("eqs").post(f"{REGISTRY}/@sharing", ticked("committee", kind="group")).status_code == 204
    )
    assert web.visitor("technician").patch("/@groups/committee", {"users": {"per": True}}).status_code == 204


@pytest.mark.parametrize("give", [by_patch, by_service, by_page, by_group])
def test_who_is_given_the_role_waits(web, give):
    sent = web.visitor(None).post("/deviations/@speakup", BODY).json()
    case = f"{REGISTRY}/{web.at(REGISTRY).numbers[sent['case_number']]}"
    per = web.visitor("per")
    give(web)
    for address in (REGISTRY, case, f"{REGISTRY}/@access", f"{REGISTRY}/@case-log"):
        assert per.get(address).status_code == 404, address
        assert per.page(address).status_code == 404, address
    by = "technician" if give is by_group else "eqs"
    assert logged(web) == ("role_given", by, "per")
    assert told(web) == {"second.speakup", "speakup"}
    # New cases go to who is confirmed.
    sent = web.visitor(None).post("/deviations/@speakup", BODY).json()
    other = web.at(f"{REGISTRY}/{web.at(REGISTRY).numbers[sent['case_number']]}")
    assert {to for _kind, to in caselog.entries(other)[-1].why["mails"]} == {"second.speakup", "speakup"}

    # Neither who gave it, nor who gains, confirms it, nor a Manager.
    for person, status in (("eqs", 404), ("per", 404), ("kari", 404), ("technician", 403), (None, 401)):
        answer = web.visitor(person).post(f"{REGISTRY}/@action/confirm_role", {"person": "per"})
        assert answer.status_code == status, (person, answer.text)
    answer = web.visitor("eqs").get(f"{REGISTRY}/@access").json()
    assert [row["principal"] for row in answer["waiting"]] == ["per"]
    assert [row["principal"] for row in answer["recipients"]] == ["second.speakup", "speakup"]
    assert answer["waiting"][0]["given_by"] == by

    answer = web.visitor("speakup").post(f"{REGISTRY}/@action/confirm_role", {"person": "per"})
    assert answer.status_code == 200 and answer.json()["waiting"] == []
    assert per.get(case).status_code == 200
    assert logged(web) == ("role_confirmed", "speakup", "per")
    assert told(web) == {"per", "second.speakup"}
    assert refused(
        web.visitor("speakup").post(f"{REGISTRY}/@action/confirm_role", {"person": "per"}), 400
    ) == [("person", "not_waiting")]

    # Taken away it is gone at once, and given again it waits again.
    if give is by_group:
        web.visitor("technician").patch("/@groups/committee", {"users": {"per": False}})
    else:
        assert web.visitor("eqs").post(f"{REGISTRY}/@sharing", ticked("per", False)).status_code == 204
    assert per.get(case).status_code == 404
    assert logged(web)[0] == "role_taken"
    assert told(web) == {"per", "second.speakup", "speakup"}
    if give is by_group:
        web.visitor("technician").patch("/@groups/committee", {"users": {"per": True}})
    else:
        give(web)
    assert per.get(case).status_code == 404
    assert gainers_of(web.at(REGISTRY)) == {"per"}


def test_it_is_refused_on_the_page(web):
    by_service(web)
    page = web.visitor("speakup").page(f"{REGISTRY}/@@speakup-roles")
    assert page.headers["Cache-Control"] == "private, no-store"
    assert re.search(r'name="confirm"\s+type="submit"\s+value="per"', page.text)
    # Who gives the role sees the same, and decides nothing.
    seen = web.visitor("eqs").page(f"{REGISTRY}/@@speakup-roles")
    assert seen.status_code == 200 and "Navn per" in seen.text and 'name="confirm"' not in seen.text
    assert web.visitor("eqs").send(f"{REGISTRY}/@@speakup-roles", {"confirm": "per"}).status_code == 403
    assert web.visitor("kari").page(f"{REGISTRY}/@@speakup-roles").status_code == 404
    assert recipients_of(web.at(REGISTRY)) == {"speakup", "second.speakup"}
    assert web.visitor("speakup").send(f"{REGISTRY}/@@speakup-roles", {"refuse": "per"}).status_code == 303
    assert logged(web) == ("role_refused", "speakup", "per")
    assert told(web) == {"second.speakup"}
    assert web.at(REGISTRY).get_local_roles_for_userid("per") == ()
    assert "Navn per ble avvist" in web.visitor("second.speakup").page(f"{REGISTRY}/@@speakup-roles").text
    # Nobody confirms in the name of who is not asked, and a page of another site sends no token.
    by_service(web)
    answer = web.visitor("speakup").send(f"{REGISTRY}/@@speakup-roles", {"confirm": "per"}, token=False)
    assert answer.status_code == 403
    assert gainers_of(web.at(REGISTRY)) == {"per"}


def test_who_is_refused_in_a_group_stays_out(web):
    by_group(web)
    web.visitor("speakup").post(f"{REGISTRY}/@action/refuse_role", {"person": "per", "reason": "Ukjent."})
    registry = web.at(REGISTRY)
    assert (gainers_of(registry), registry.refused) == (set(), ("per",))
    assert caselog.entries(registry)[-1].why["reason"] == "Ukjent."
    assert web.visitor("per").get(REGISTRY).status_code == 404
    # Out of the group and in again is a new gain.
    web.visitor("technician").patch("/@groups/committee", {"users": {"per": False}})
    web.visitor("technician").patch("/@groups/committee", {"users": {"per": True}})
    assert gainers_of(web.at(REGISTRY)) == {"per"}


def test_the_last_recipient(web):
    """Told before; then nobody can confirm, and who runs the server appoints one."""
    eqs = web.visitor("eqs")
    by_service(web)
    left = {"reason": "Slutter.", "roles": {"SpeakUp Recipient": ["per"]}}
    assert refused(eqs.patch(f"{REGISTRY}/@access", left), 400) == [
        ("SpeakUp Recipient", "last_speakup_recipient")
    ]
    assert eqs.patch(f"{REGISTRY}/@access", {**left, "warnings_confirmed": [*WARNINGS]}).status_code == 200
    assert refused(web.visitor(None).post("/deviations/@speakup", BODY), 409) == [(None, "no_speakup")]
    assert "ntnu-deviations-appoint" in eqs.page(f"{REGISTRY}/@@speakup-roles").text
    asked = Namespace(path="/plone", person="ola")
    assert (
        web.committed(
            lambda house: appoint_by_command(registers_at(house.portal.aq_parent, asked.path), asked)
        )
        == 0
    )
    assert recipients_of(web.at(REGISTRY)) == {"ola"}
    assert logged(web) == ("role_appointed", "", "ola")
    assert told(web) == {"eqs", "ola"}
    for person, code in (("per", "recipients_left"), ("nobody", "unknown_person")):
        with pytest.raises(InvalidData, match=code):
            web.committed(lambda house: appoint(registry_of(house.register), person))  # noqa: B023


def test_whose_account_is_deleted_receives_nothing(web):
    by_service(web)
    web.visitor("speakup").post(f"{REGISTRY}/@action/confirm_role", {"person": "per"})

    def check(house):
        (one,) = (check for check in people.CHECKS if check.id == "speakup")
        (finding,) = examine([one], house.register, now())
        return finding.level

    assert web.committed(check) == "ok"

    def delete(house):
        with api.env.adopt_roles(["Manager"]):
            for person in ("speakup", "second.speakup", "per"):
                house.portal.acl_users.source_users.removeUser(person)
        found = check(house), recipients_of(registry_of(house.register))
        house.take_back()
        return found

    assert web.committed(delete) == ("fault", frozenset())


def test_the_log_is_the_recipients(web):
    by_service(web)
    answer = web.visitor("speakup").get(f"{REGISTRY}/@case-log")
    last = answer.json()["items"][-1]
    assert (last["action"], last["actor"]) == ("role_given", "eqs")
    assert web.visitor("speakup").get(f"{REGISTRY}/@case-log/verify").json()["whole"] is True
    assert web.visitor("eqs").get(f"{REGISTRY}/@case-log").status_code == 404
    assert web.visitor("speakup").post(f"{REGISTRY}/@sharing", {"inherit": False}).status_code == 400
    assert refused(web.visitor("eqs").post(f"{REGISTRY}/@sharing", {"inherit": False}), 400) == [
        ("inherit", "no_inherit")
    ]
    # A recipient gives and takes no role.
    assert web.visitor("speakup").post(f"{REGISTRY}/@sharing", ticked("ola")).status_code == 403
