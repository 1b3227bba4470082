"""Folder roles of a unit over REST: one rule, by ``@access`` and by Plone's own ``@sharing``."""

import pytest
from ntnu.deviations.access.memberships import memberships
from ntnu.deviations.caselog import storage as caselog
from tests.engine.unchanged import picture
from tests.register import REPORT
from tests.rest.asking import refused

IDI, IIK = "/deviations/ie/idi", "/deviations/ie/iik"


def body(roles, reason="Ny i stillingen.", **more):
    return {"reason": reason, "roles": roles, **more}


@pytest.fixture
def unchanged(web):
    """Nothing of the register is changed by the test."""
    before = web.committed(picture)
    yield
    assert web.committed(picture) == before


def test_folder_roles_of_a_unit(web):
    who = web.visitor("admin.ie")
    answer = who.get("/deviations/ie/idi/@access").json()
    assert answer["@id"].endswith("/deviations/ie/idi/@access")
    assert answer["roles"]["Case Worker"] == [
        {"principal": "second.idi", "from": None, "to": None},
        {"principal": "worker.idi", "from": None, "to": None},
    ]
    for person, status in {"kari": 403, "recipient.ie": 403, "worker.idi": 403, None: 401}.items():
        refused(web.visitor(person).get("/deviations/ie/idi/@access"), status)
        refused(web.visitor(person).patch("/deviations/ie/idi/@access", body({"Case Worker": []})), status)


@pytest.mark.parametrize(
    "sent, wanted",
    (
        (body({"Case Worker": ["nobody"]}), [("Case Worker", "unknown_person")]),
        (body({"Case Worker": ["AuthenticatedUsers"]}), [("Case Worker", "role_for_everybody")]),
        (
            body({"Case Worker": ["worker.idi", "second.idi", "admin.ie"]}),
            [("Case Worker", "role_to_oneself")],
        ),
        (body({"Local EQS Administrator": ["per"]}), [("Local EQS Administrator", "role_not_yours")]),
        (body({"Manager": ["per"]}), [("Manager", "unknown_role")]),
        (body({"01019000083": ["per"]}), [(None, "unknown_field")]),
        (body({"01019000083": "per"}), [(None, "unknown_field")]),
        (
            body({"Reader": ["per"], "Owner": ["per"]}),
            [("Owner", "unknown_role"), ("Reader", "unknown_role")],
        ),
        (body({"Case Worker": "per"}), [("Case Worker", "wrong_type")]),
        (body({"Case Worker": None}), [("Case Worker", "wrong_type")]),
        (body({"Case Worker": [None]}), [("Case Worker", "wrong_type")]),
        (body({"Case Worker": {"per": True}}), [("Case Worker", "wrong_type")]),
        (body({"Case Worker": [{"principal": "per", "note": "x"}]}), [("Case Worker", "wrong_type")]),
        (body({"Case Worker": [{"from": "2027-01-01"}]}), [("Case Worker", "wrong_type")]),
        (body({"Case Worker": [{"principal": "per", "to": "20270101"}]}), [("Case Worker", "not_a_date")]),
        (body(None), [("roles", "required")]),
        (body(["per"]), [("roles", "wrong_type")]),
        (
            {"Case Worker": ["per"], "reason": "Ny."},
            [("Case Worker", "unknown_field"), ("roles", "required")],
        ),
        # A reason is asked for.
        ({"roles": {"Line Manager": ["per"]}}, [("reason", "required")]),
        (body({"Line Manager": ["per"]}, "  "), [("reason", "required")]),
        (body({"Line Manager": ["per"]}, None), [("reason", "wrong_type")]),
        (body({"Line Manager": ["per"]}, 5), [("reason", "wrong_type")]),
        (body({"Line Manager": ["per"]}, "Om 01019000083"), [("reason", "identity_number:reason")]),
        (body({"Line Manager": ["per"]}, "x" * 1001), [("reason", "too_long")]),
        (body({"Line Manager": ["per"]}, "x" * 120_000), [("reason", "too_long")]),
        (body({"Line Manager": ["per"]}, "Ring 94512345"), [("reason", "telephone_number:reason")]),
        # Every fault at once.
        (
            body({"Line Manager": ["nobody"]}, "x" * 1001),
            [("Line Manager", "unknown_person"), ("reason", "too_long")],
        ),
    ),
)
def test_bad_folder_roles(web, unchanged, sent, wanted):
    answer = web.visitor("admin.ie").patch("/deviations/ie/idi/@access", sent)
    assert sorted(refused(answer, 400), key=str) == sorted(wanted, key=str)


def test_a_group_that_follows_from_roles_holds_none(web):
    """The names that the register's index has for those with a role at a unit, or on the register."""
    case = web.case("in_process", approve={"unit": "IDI", "case_worker": "worker.idi"})
    recused = {"person": "manager.idi", "reason": "Slekt."}
    web.committed(lambda house: house.act(web.at(case), "recipient.ie", "recuse", **recused))
    found = {
        group
        for person in ("manager.ie", "recipient.ie", "archivist")
        for group in memberships(web.house.register, web.house.user(person))
    }
    virtual = sorted(found)
    assert len(virtual) > 3
    roles = {"Line Manager": virtual}
    for place in (IDI, "/deviations/ie"):
        answer = web.visitor("admin.ie").patch(f"{place}/@access", body(roles))
        assert set(refused(answer, 400)) == {("Line Manager", "unknown_person")}
        for group in virtual:
            ticked = {"entries": [{"id": group, "type": "group", "roles": {"Line Manager": True}}]}
            answer = web.visitor("admin.ie").post(f"{place}/@sharing", ticked)
            assert refused(answer, 400) == [("Line Manager", "unknown_person")]


def test_a_warning_about_the_reason_is_confirmed(web):
    sent = body({"Case Worker": ["worker.iik", {"principal": "per"}]}, "Ring 94512345")
    who, path = web.visitor("admin.ie"), "/deviations/ie/iik/@access"
    ((_field, code),) = refused(who.patch(path, sent), 400)
    answer = who.patch(path, {**sent, "warnings_confirmed": [code]})
    assert answer.status_code == 200
    assert [row["principal"] for row in answer.json()["roles"]["Case Worker"]] == ["per", "worker.iik"]
    assert caselog.entries(web.at(IIK))[-1].why["reason"] == "Ring 94512345"


def test_sharing_of_a_unit_obeys_the_same_rule(web, unchanged):
    entry = {"id": "admin.ie", "type": "user", "roles": {"Case Worker": True}}
    answer = web.visitor("admin.ie").post("/deviations/ie/idi/@sharing", {"entries": [entry]})
    assert refused(answer, 400) == [("Case Worker", "role_to_oneself")]
    strange = {"id": "per", "type": "user", "roles": {"01019000083": True}}
    answer = web.visitor("admin.ie").post("/deviations/ie/idi/@sharing", {"entries": [strange]})
    assert refused(answer, 400) == [(None, "unknown_field")]
    assert "01019000083" not in answer.text
    for entries in (None, 5, {}, ["x"], [{}], [{"id": "per", "roles": []}], [{"id": "per", "roles": None}]):
        answer = web.visitor("admin.ie").post("/deviations/ie/idi/@sharing", {"entries": entries})
        assert refused(answer, 400) == [("entries", "wrong_type")], entries
    answer = web.visitor("kari").post("/deviations/ie/idi/@sharing", {"entries": [entry]})
    assert refused(answer, 403) == [(None, "not_yours")]


def test_inheritance_is_not_switched_off(web, unchanged):
    for person, place in (("admin.ie", IDI), ("admin.ie", "/deviations/ie"), ("eqs", "/deviations")):
        for inherit in (False, True, None):
            answer = web.visitor(person).post(f"{place}/@sharing", {"inherit": inherit})
            assert refused(answer, 400) == [("inherit", "no_inherit")]


def test_what_follows_is_told_before(web):
    """The last who receives reports; work that ends with the role."""
    case = web.case("in_process", approve={"unit": "IIK", "case_worker": "worker.iik"})
    web.committed(lambda house: house.act(web.at(case), "worker.iik", "add_coworker", person="second.idi"))
    eqs, hf = web.visitor("eqs"), "/deviations/hf"
    taken = body({"Notification Recipient": []})
    assert refused(eqs.patch(f"{hf}/@access", taken), 400) == [("Notification Recipient", "last_recipient")]
    ticks = {"entries": [{"id": "recipient.hf", "type": "user", "roles": {"Notification Recipient": False}}]}
    answer = eqs.post(f"{hf}/@sharing", ticks)
    assert refused(answer, 400) == [("Notification Recipient", "last_recipient")]
    assert eqs.post(f"{hf}/@sharing", {**ticks, "warnings_confirmed": ["last_recipient"]}).status_code == 204
    entry = caselog.entries(web.at(hf))[-1]
    assert (entry.action, entry.why["no_reason"], "reason" in entry.why) == ("role_taken", True, False)
    assert refused(web.visitor("kari").report({**REPORT, "faculty": "HF"}), 400) == [
        ("faculty", "no_recipient")
    ]
    # A department has its faculty's recipients.
    taken = body({"Notification Recipient": []})
    assert eqs.patch(f"{IDI}/@access", taken).status_code == 200

    taken = body({"Case Worker": []})
    answer = eqs.patch(f"{IIK}/@access", taken)
    assert refused(answer, 400) == [("Case Worker", "ends_work")]
    assert "1 " in answer.json()["errors"][0]["message"]
    assert eqs.patch(f"{IIK}/@access", {**taken, "warnings_confirmed": ["ends_work"]}).status_code == 200
    assert web.at(case).case_worker is None
    assert [one[0] for one in web.at(case).coworkers] == ["second.idi"]
