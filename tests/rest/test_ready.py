"""Ready, or why not: told with the actions a person has a role for, and on the pages."""

from lxml import html
from tests.rest.asking import refused


def tree(answer):
    return html.fromstring(answer.text)


def test_an_act_that_is_not_ready_tells_why(web):
    case, worker = web.case("in_process"), web.visitor("worker.idi")

    def told(case):
        items = worker.get(f"{case}/@actions-available").json()["items"]
        return {item["id"]: (item["ready"], [e["code"] for e in item["obstacles"]]) for item in items}

    assert told(case)["remove_coworker"] == (False, ["no_coworkers"])
    assert told(case)["add_coworker"] == (True, [])
    assert "accept" not in told(case)
    assert "remove_coworker" not in worker.page(case).text
    assert worker.page(f"{case}/@@action-form?action=remove_coworker").status_code == 409
    assert refused(worker.act(case, "remove_coworker", person="x"), 409) == [(None, "no_coworkers")]
    assert worker.act(case, "add_coworker", person="per").status_code == 200
    assert told(case)["remove_coworker"] == (True, [])
    assert "remove_coworker" in worker.page(case).text


def test_a_case_that_cannot_be_closed_yet_says_what_comes_first(web):
    case, worker = web.case("in_process"), web.visitor("worker.idi")
    measure = {"title": "Ny frist", "description": "x", "kind": "corrective", "responsible": "per"}
    made = worker.act(case, "add_measure", **measure, due="2199-01-01")
    assert made.status_code == 200, made.text
    items = worker.get(f"{case}/@actions-available").json()["items"]
    (close,) = [item for item in items if item["id"] == "close"]
    assert (close["ready"], [e["code"] for e in close["obstacles"]]) == (False, ["measure_unfinished"])
    transitions = worker.get(f"{case}/@workflow").json()["transitions"]
    assert not [t for t in transitions if t["@id"].endswith("/@workflow/close")]
    form = worker.page(f"{case}/@@close-form")
    assert form.status_code == 409
    for told in (tree(worker.page(case)).xpath("//aside")[0], tree(form).xpath("//main")[0]):
        assert "Tiltaket Ny frist er ikke utført" in " ".join(told.text_content().split())
