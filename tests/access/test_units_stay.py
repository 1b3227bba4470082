"""A unit with cases stays where it is: lists and mails know where its cases are."""

import pytest

IE, IDI, IIK = "/deviations/ie", "/deviations/ie/idi", "/deviations/ie/iik"


@pytest.fixture(scope="module")
def case(web):
    return web.case("in_process")


@pytest.mark.parametrize("unit", [IE, IDI])
def test_not_moved_renamed_copied_or_deleted(web, case, unit):
    technician, name = web.visitor("technician"), unit.rpartition("/")[2]
    number = web.at(case).number
    answers = [
        technician.post("/@copy", {"source": unit}),
        technician.post("/@move", {"source": unit}),
        technician.delete(unit),
    ]
    # Whatever Plone makes of it: nothing has happened.
    assert [(a.request.method, a.url, a.text) for a in answers if a.status_code < 400] == []
    technician.patch(unit, {"id": "other"})
    for view, form in {
        "object_rename": {
            "form.widgets.new_id": "other",
            "form.widgets.new_title": "x",
            "form.buttons.Rename": "x",
        },
        "delete_confirmation": {"form.buttons.Delete": "Slett"},
    }.items():
        technician.send(f"{unit}/{view}", form)
    parent = unit.rpartition("/")[0]
    technician.send(f"{parent}/manage_renameObject", {"id": name, "new_id": "other"})
    technician.send(f"{parent}/manage_delObjects", {"ids": name})
    technician.send(f"{parent}/object_cut", {})
    assert web.at(case).number == number
    worker = web.visitor("worker.idi")
    assert worker.get(case).status_code == 200
    assert worker.page(f"/deviations/case/{number}").status_code == 200


def test_an_empty_unit_may_go(web):
    assert web.visitor("technician").delete("/deviations/hf/ifs").status_code == 204
    web.at("/deviations")
    assert "IFS" not in {unit.code for unit in web.house.units()}
    assert web.visitor("per").page("/deviations/@@report").status_code == 200


def test_it_says_why(web, case):
    answer = web.visitor("technician").delete(IDI)
    assert answer.status_code == 403
    assert "last day" in answer.json()["message"]
