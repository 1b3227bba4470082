"""Units are changed by EQS system administrators alone, by whatever door: form, REST, Plone's own."""

import pytest
from tests.engine.unchanged import picture
from tests.register import people
from tests.rest.asking import refused
from tests.units.acted import NEW
from tests.units.acted import WHY

IDI, REGISTER = "/deviations/ie/idi", "/deviations"
BODIES = {
    "edit_unit": {"campus": "Gjøvik"},
    "rename_unit": {"code": "X", "title": "X"},
    "close_unit": {"active_to": "2026-12-31", "leave_cases": True},
    "move_unit": {"faculty": "HF"},
    "merge_units": {"unit": "IIK", "take_roles": True},
    "split_unit": {**NEW, "which": "all", "copy_roles": True},
}
#: A Manager has technical access.
THEIRS = {"eqs", "technician"}
OTHERS = [None, *(person for person in people() if person not in THEIRS)]


@pytest.fixture(scope="module")
def case(web):
    return web.case("in_process")


def units(web) -> dict:
    """What is there: cases and their places, codes, places and logs of units."""
    return web.committed(
        lambda house: {
            **picture(house),
            "places": {unit.code: unit.getPhysicalPath() for unit in house.units()},
            "days": {unit.code: (unit.active_to, unit.campus, unit.title) for unit in house.units()},
        }
    )


def test_nobody_else_does_it_by_any_door(web, case):
    before = units(web)
    for person in OTHERS:
        visitor = web.visitor(person)
        denied = (401,) if person is None else (403,)
        for action, body in BODIES.items():
            for door in ("@action", "@preview"):
                answer = visitor.post(f"{IDI}/{door}/{action}", {**WHY, **body})
                assert answer.status_code in denied, (person, door, action, answer.status_code)
                assert "IIK" not in answer.text
            form = f"{IDI}/@@action-form"
            shown = visitor.page(form, action=action)
            sent = visitor.send(form, {"action": action, "do": action, "complete": "1", **WHY, **body})
            assert {shown.status_code, sent.status_code} <= {302, 401, 403}, (person, action)
        answer = visitor.post(f"{REGISTER}/@action/add_unit", {**WHY, **NEW})
        assert answer.status_code in denied, (person, answer.status_code)
        told = visitor.get(f"{IDI}/@actions-available")
        if person is not None:
            assert (told.json()["items"], told.json()["revision"]) == ([], 0), person
            page = visitor.page(IDI).text
            assert "@@action-form" not in page
    assert units(web) == before


def test_the_preview_tells_numbers_and_no_case(web, case):
    number = web.at(case).number
    title = web.at(case).title
    for action in ("move_unit", "merge_units", "split_unit", "close_unit"):
        answer = web.visitor("eqs").post(f"{IDI}/@preview/{action}", {**WHY, **BODIES[action]})
        assert answer.status_code == 200 and answer.json()["obstacles"] == [], answer.text
        assert answer.json()["consequences"]
        assert number not in answer.text and title not in answer.text
        page = web.visitor("eqs").send(
            f"{IDI}/@@action-form",
            {"action": action, "do": action, "look": "1"}
            | {f"{action}.{name}": value for name, value in {**WHY, **BODIES[action]}.items()},
        )
        assert page.status_code == 200 and "dv-preview" in page.text
        assert number not in page.text and title not in page.text


def test_an_action_of_another_kind_of_unit_is_unknown(web):
    eqs = web.visitor("eqs")
    assert refused(eqs.post(f"{IDI}/@action/add_unit", {**WHY, **NEW}), 404) == [(None, "unknown_action")]
    answer = eqs.post("/deviations/ie/@action/move_unit", {**WHY, "faculty": "HF"})
    assert refused(answer, 404) == [(None, "unknown_action")]
    assert eqs.post("/deviations/@action/approve", {}).status_code == 404


def test_plones_own_doors_move_and_rename_no_unit_with_cases(web, case):
    """A system administrator has none of them at all; see also test_units_stay.py for a Manager."""
    before, eqs = units(web), web.visitor("eqs")
    answers = [
        eqs.post("/deviations/hf/@move", {"source": IDI}),
        eqs.post("/deviations/hf/@copy", {"source": IDI}),
        eqs.delete(IDI),
        eqs.send(f"{IDI}/object_rename", {"form.widgets.new_id": "x", "form.buttons.Rename": "x"}),
        eqs.send(f"{IDI}/delete_confirmation", {"form.buttons.Delete": "x"}),
        eqs.send(f"{IDI}/object_cut", {}),
        eqs.send("/deviations/hf/object_paste", {}),
    ]
    assert all(answer.status_code != 500 for answer in answers)
    assert units(web) == before


def test_a_department_moves_over_rest_and_old_addresses_lead_on(web, case):
    number, former = web.at(case).number, web.place(web.at(case))
    eqs = web.visitor("eqs")
    told = eqs.get(f"{IDI}/@actions-available").json()
    assert [item["id"] for item in told["items"]] == [
        "edit_unit",
        "rename_unit",
        "move_unit",
        "close_unit",
        "merge_units",
        "split_unit",
    ]
    body = {**WHY, **BODIES["move_unit"]}
    late = eqs.post(f"{IDI}/@action/move_unit", body, **{"If-Match": '"999"'})
    assert late.status_code == 412
    answer = eqs.post(f"{IDI}/@action/move_unit", body, **{"If-Match": f'"{told["revision"]}"'})
    assert answer.status_code == 200, answer.text
    moved = f"{web.url}/deviations/hf/idi"
    assert answer.json() == {
        "action": "move_unit",
        "unit": "IDI",
        "review_state": "active",
        "visible": True,
        "@id": moved,
        "UID": web.at("/deviations/hf/idi").UID(),
    }
    worker = web.visitor("worker.idi")
    assert worker.get(f"/deviations/case/{number}").status_code == 200
    assert worker.page(IDI).headers.get("Location") == moved
    assert worker.page(former).headers.get("Location") == f"{moved}/{former.rpartition('/')[2]}"
    assert web.visitor("recipient.ie").get(f"/deviations/case/{number}").status_code == 404
    assert web.visitor("recipient.hf").get(f"/deviations/case/{number}").status_code == 200
    listed = web.visitor("recipient.hf").get("/deviations/@deviations", view="unit", unit="IDI").json()
    assert number in str(listed)
    page = eqs.page("/deviations/hf/idi").text
    assert "Omlegging." in page and number not in page
