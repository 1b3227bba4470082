"""Related cases over REST and on the pages: nobody learns of a case she may not see."""

import pytest
from lxml import html
from tests.rest.asking import refused

NEVER = "AVVIK-1999-000000"


@pytest.fixture(scope="module")
def cases(web):
    """A case at IDI in process, an earlier one there, and one at IIK that worker.idi does not see."""

    def make(house):
        case = house.case("in_process")
        seen = house.case("closed", title="Sensuren i fjor")
        hidden = house.case(
            "in_process", title="Hemmelig tittel", approve={"unit": "IIK", "case_worker": "worker.iik"}
        )
        return web.address(case), case.number, seen.number, hidden.number

    return web.committed(make)


def update(web, person, path, *related):
    return web.visitor(person).act(path, "update_process", related=list(related))


def told(web, person, path):
    return web.visitor(person).get(path).json()["related"]


def test_only_cases_one_may_see(web, cases):
    path, own, seen, hidden = cases
    for number in (hidden, NEVER):
        answer = update(web, "worker.idi", path, seen, number)
        assert refused(answer, 400) == [("related", "unknown_case")]
        said = answer.json()["errors"][0]["message"].replace(number, "X")
        assert said == "We found no case X that you may see."
    assert refused(update(web, "worker.idi", path, own), 400) == [("related", "same_case")]
    assert refused(update(web, "worker.idi", path, "i fjor"), 400) == [("related", "not_a_case_number")]
    assert told(web, "worker.idi", path) == []


def test_shown_to_each_as_far_as_she_may_see(web, cases):
    path, _own, seen, hidden = cases
    worker = web.visitor("worker.idi")
    # Who sees both links both: a co-worker from IIK.
    assert worker.act(path, "add_coworker", person="worker.iik").status_code == 200
    assert refused(update(web, "worker.iik", path, seen), 400) == [("related", "unknown_case")]
    assert update(web, "worker.iik", path, hidden.lower()).status_code == 200
    assert update(web, "worker.idi", path, seen).status_code == 200
    assert told(web, "worker.idi", path) == [seen]
    assert told(web, "worker.iik", path) == [hidden]
    assert sorted(told(web, "recipient.ie", path)) == sorted([seen, hidden])
    assert "related" not in web.visitor("kari").get(path).json()

    for page in ("", "/@@process-form", "/@@action-form?action=update_process"):
        text = worker.page(f"{path}{page}").text
        assert hidden not in text and "Hemmelig tittel" not in text, page
        assert seen in text
    links = html.fromstring(worker.page(path).text).xpath("//*[@id='related']//li//a")
    assert [link.text_content() for link in links] == ["Sensuren i fjor"]
    both = html.fromstring(web.visitor("recipient.ie").page(path).text).xpath("//*[@id='related']//li//a")
    assert {link.text_content() for link in both} == {"Sensuren i fjor", "Hemmelig tittel"}
    assert worker.page(links[0].get("href")).status_code == 200

    # Saving the form takes away what she sees, and nothing else.
    assert update(web, "worker.idi", path).status_code == 200
    assert (told(web, "worker.idi", path), told(web, "recipient.ie", path)) == ([], [hidden])
