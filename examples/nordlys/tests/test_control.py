"""A field with its own control: shown, stored, read, and refused like those of ntnu.deviations."""

import pytest
import re
from lxml import html
from tests.register import REPORT


@pytest.fixture(autouse=True, scope="module")
def installed(installs):
    installs()


def step(web, typed):
    """Send the step ``where`` of a report that is filled in, and come back to it."""
    kari = web.visitor("kari")
    opened = kari.page("/deviations/@@report", step="where", language="en").text
    once = re.search(r'name="once"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="once"', opened)
    token = once[1] or once[2]
    form = {**REPORT, "step": "where", "once": token, "altitude": typed, "next": "1"}
    answer = kari.send("/deviations/@@report", form)
    assert answer.status_code == 303
    found = kari.page(answer.headers["Location"], language="en").text
    return (
        found
        if 'id="altitude"' in found
        else kari.page("/deviations/@@report", step="where", draft=token).text
    )


def control(page: str) -> str:
    tree = html.fromstring(page)
    return html.tostring(tree.get_element_by_id("altitude-field"), encoding="unicode")


def test_it_is_shown(web):
    found = control(web.visitor("kari").page("/deviations/@@report", step="where", language="en").text)
    assert "Metres above sea level" in found and 'inputmode="numeric"' in found and ">metres<" in found
    assert "meter" in control(web.visitor("kari").page("/deviations/@@report", step="where").text)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("2470", "The highest value is 2469."), ("-1", "The lowest value is 0."), ("high", "Write a number.")],
)
def test_what_is_wrong_is_said_at_it_and_nothing_is_lost(web, typed, said):
    found = control(step(web, typed))
    assert said in found and f'value="{typed}"' in found and 'aria-invalid="true"' in found
    faults = web.visitor("kari").report({**REPORT, "altitude": typed}).json()["errors"]
    assert [(fault["field"], fault["message"]) for fault in faults] == [("altitude", said)]


def test_what_is_right_is_kept_as_a_number(web):
    assert 'value="120"' in control(step(web, "120"))
    case = web.case("in_process", altitude="120")
    assert web.visitor("kari").get(case).json()["altitude"] == 120
    page = web.visitor("worker.idi").page(case, language="en").text
    assert re.search(r"Metres above sea level\s*</dt>\s*<dd[^>]*>\s*120\b", page)
    assert (
        web.visitor("kari").get("/@types/DeviationReport").json()["properties"]["altitude"]["maximum"] == 2469
    )
