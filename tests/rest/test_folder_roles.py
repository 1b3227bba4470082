"""Folder roles of a unit over REST: one rule, by ``@access`` and by Plone's own ``@sharing``."""

import pytest
from tests.actions.unchanged import picture
from tests.rest.asking import refused


@pytest.fixture
def unchanged(web):
    """Nothing of the register is changed by the test."""
    before = web.committed(picture)
    yield
    assert web.committed(picture) == before


def test_folder_roles_of_a_unit(web):
    who = web.visitor("admin.ie")
    assert who.get("/deviations/ie/idi/@access").json()["Case Worker"] == ["second.idi", "worker.idi"]
    for person, status in {"kari": 403, "recipient.ie": 403, "worker.idi": 403, None: 401}.items():
        refused(web.visitor(person).get("/deviations/ie/idi/@access"), status)
        refused(
            web.visitor(person).call("PATCH", "/deviations/ie/idi/@access", json={"Case Worker": []}), status
        )


@pytest.mark.parametrize(
    "body, wanted",
    (
        ({"Case Worker": ["nobody"]}, [("Case Worker", "unknown_person")]),
        ({"Case Worker": ["AuthenticatedUsers"]}, [("Case Worker", "role_for_everybody")]),
        ({"Case Worker": ["worker.idi", "second.idi", "admin.ie"]}, [("Case Worker", "role_to_oneself")]),
        ({"Local EQS Administrator": ["per"]}, [("Local EQS Administrator", "role_not_yours")]),
        ({"Manager": ["per"]}, [("Manager", "unknown_role")]),
        ({"01019000083": ["per"]}, [(None, "unknown_field")]),
        ({"01019000083": "per"}, [(None, "unknown_field")]),
        ({"Reader": ["per"], "Owner": ["per"]}, [("Owner", "unknown_role"), ("Reader", "unknown_role")]),
        ({"Case Worker": "per"}, [("Case Worker", "wrong_type")]),
        ({"Case Worker": None}, [("Case Worker", "wrong_type")]),
        ({"Case Worker": [None]}, [("Case Worker", "wrong_type")]),
        ({"Case Worker": {"per": True}}, [("Case Worker", "wrong_type")]),
        ({"reason": 5}, [("reason", "wrong_type")]),
        ({"Line Manager": ["per"], "reason": "Om 01019000083"}, [("reason", "identity_number:reason")]),
        ({"Line Manager": ["per"], "reason": "x" * 1001}, [("reason", "too_long")]),
        ({"Line Manager": ["per"], "reason": "x" * 120_000}, [("reason", "too_long")]),
        ({"Line Manager": ["per"], "reason": "Ring 94512345"}, [("reason", "telephone_number:reason")]),
        # Every fault at once.
        (
            {"Line Manager": ["nobody"], "reason": "x" * 1001},
            [("Line Manager", "unknown_person"), ("reason", "too_long")],
        ),
    ),
)
def test_bad_folder_roles(web, unchanged, body, wanted):
    answer = web.visitor("admin.ie").call("PATCH", "/deviations/ie/idi/@access", json=body)
    assert sorted(refused(answer, 400)) == wanted


def test_a_warning_about_the_reason_is_confirmed(web):
    body = {"Case Worker": ["worker.iik", "per"], "reason": "Ring 94512345"}
    who, path = web.visitor("admin.ie"), "/deviations/ie/iik/@access"
    ((_field, code),) = refused(who.patch(path, body), 400)
    answer = who.patch(path, {**body, "warnings_confirmed": [code]})
    assert answer.status_code == 200
    assert answer.json()["Case Worker"] == ["per", "worker.iik"]


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
