"""A unit that is added or changed by Plone's own ways, without an action: the log tells of it."""

import pytest
from ntnu.deviations.caselog import storage as caselog

IDI = "/deviations/ie/idi"


@pytest.fixture
def entries(web):
    def last(count=1):
        def read(house):
            found = caselog.entries(house.unit("IDI"))
            return [(one.actor, one.action, one.why) for one in found][-count:]

        return web.committed(read)

    return last


def test_a_change_by_rest_is_logged(web, entries):
    answer = web.visitor("eqs").call("PATCH", IDI, json={"campus": "Gjøvik", "title": "Datateknologi"})
    assert answer.status_code == 204
    ((actor, action, why),) = entries()
    assert (actor, action, why["no_reason"]) == ("eqs", "unit_changed", True)
    assert why["to"] == {"campus": "Gjøvik", "title": "Datateknologi"}
    assert why["from"]["campus"] != "Gjøvik" and set(why["from"]) == set(why["to"])


def test_what_is_sent_as_it_was_is_no_change(web, entries):
    eqs = web.visitor("eqs")
    eqs.call("PATCH", IDI, json={"campus": "Ålesund"})
    before = entries(5)
    assert eqs.call("PATCH", IDI, json={"campus": "Ålesund"}).status_code == 204
    assert entries(5) == before


def test_an_action_has_one_entry(web, entries):
    body = {"campus": "Trondheim", "reason": "Flyttet."}
    assert web.visitor("eqs").call("POST", f"{IDI}/@action/edit_unit", json=body).status_code == 200
    found = entries(2)
    assert found[-1][1] == "unit_changed" and found[-1][2]["reason"] == "Flyttet."
    assert not (found[0][1] == "unit_changed" and found[0][2].get("to") == {"campus": "Trondheim"})


@pytest.mark.parametrize("code", ["REST", "FORM"])
def test_a_unit_that_is_added_is_logged(web, code):
    eqs = web.visitor("eqs")
    if code == "REST":
        body = {"@type": "DeviationDepartment", "code": code, "title": "Matematikk", "campus": "Gjøvik"}
        assert eqs.post("/deviations/ie", body).status_code == 201
    else:
        form = {"form.widgets.code": code, "form.widgets.title": "Matematikk"}
        form |= {"form.widgets.campus": "Gjøvik", "form.buttons.save": "Lagre"}
        answer = eqs.send("/deviations/ie/++add++DeviationDepartment", form)
        assert answer.status_code == 302

    def read(house):
        return [(one.actor, one.action, one.why) for one in caselog.entries(house.unit(code))]

    ((actor, action, why),) = web.committed(read)
    assert (actor, action, why["no_reason"]) == ("eqs", "unit_added", True)
    assert why["to"] == {"campus": "Gjøvik", "code": code, "title": "Matematikk"}


def test_the_archive_goes_on_knowing_a_unit_that_is_renamed(web):
    record = "ntnu.deviations.archive.units"
    web.committed(lambda house: house.portal.portal_registry.__setitem__(record, ["IDI | 194 600"]))
    for code in ("IDX", "IDI"):
        assert web.visitor("eqs").call("PATCH", IDI, json={"code": code}).status_code == 204
        assert web.visitor("technician").get(f"/@registry/{record}").json() == [f"{code} | 194 600"]


@pytest.mark.parametrize("person", ["admin.ie", "recipient.ie", "siteadmin", "kari"])
def test_nobody_else_changes_it(web, entries, person):
    before = entries(5)
    assert web.visitor(person).call("PATCH", IDI, json={"campus": "Bergen"}).status_code in (401, 403, 404)
    assert entries(5) == before
