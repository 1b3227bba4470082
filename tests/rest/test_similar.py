"""``@similar``: earlier cases like this one, for who reads the casework."""

import pytest
from tests.rest.asking import refused


@pytest.fixture(scope="module")
def cases(web):
    """A case in process at IDI, an earlier one like it there, and one at IIK."""

    def make(house):
        alike = {"course_code": "TDT4100", "themes": ["assessment"]}
        hidden = house.case("closed", approve={"unit": "IIK", "case_worker": "worker.iik"}, **alike)
        earlier = house.case("closed", title="Sensuren i fjor", **alike)
        case = house.case("in_process", **alike)
        return web.address(case), earlier.number, hidden.number

    return web.committed(make)


def test_what_is_told(web, cases):
    path, earlier, hidden = cases
    answer = web.visitor("worker.idi").get(f"{path}/@similar")
    assert answer.status_code == 200
    told = answer.json()
    assert (told["@id"], told["may_be_recurring"]) == (f"{web.link(path)}/@similar", True)
    (item,) = told["items"]
    assert {name: item[name] for name in ("case_number", "title", "review_state", "unit")} == {
        "case_number": earlier,
        "title": "Sensuren i fjor",
        "review_state": "closed",
        "unit": "IDI",
    }
    assert (item["same_course"], item["shared_themes"], item["same_unit"]) == (True, ["assessment"], True)
    assert item["related"] is False
    assert hidden not in answer.text
    web.visitor("worker.idi").act(path, "update_process", related=[earlier], recurring=True)
    (item,) = web.visitor("worker.idi").get(f"{path}/@similar").json()["items"]
    assert item["related"] is True
    both = web.visitor("recipient.ie").get(f"{path}/@similar").json()["items"]
    assert {item["case_number"] for item in both} == {earlier, hidden}


@pytest.mark.parametrize(
    ("person", "status"),
    [("manager.idi", 200), ("kari", 403), ("per", 404), ("worker.iik", 404), ("eqs", 404), (None, 401)],
)
def test_for_whom(web, cases, person, status):
    answer = web.visitor(person).get(f"{cases[0]}/@similar")
    assert answer.status_code == status
    if status != 200:
        assert refused(answer, status) == ([(None, "not_yours")] if status == 403 else [])
        assert cases[1] not in answer.text and "Sensuren i fjor" not in answer.text
