"""The form of the preliminary response: a draft in the reporter's language that follows the date."""

import pytest
from datetime import datetime
from datetime import UTC
from tests.browser_forms.part_cases import text
from tests.browser_forms.part_cases import tree
from tests.house import at

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
DRAFTS = {
    "nb": ("Vi regner med å kunne svare deg innen 4. januar 2027.", "forvaltningsloven § 11 a"),
    "nn": ("Vi reknar med å kunne svare deg innan 4. januar 2027.", "forvaltningslova § 11 a"),
    "en": ("We expect to answer you by 4 January 2027.", "the Public Administration Act § 11 a"),
}


@pytest.fixture(autouse=True)
def noon():
    """Two weeks after the deadline, the guess, is 4 January 2027."""
    with at(NOON):
        yield


def form(web, case, person="worker.idi", **params):
    return tree(web.visitor(person).page(f"{case}/@@preliminary-form", **params))


def draft(page) -> str:
    area = page.xpath("//textarea[@name='preliminary_response.text']")[0]
    return area.text.strip().replace("\u00a0", " ")


def send(web, case, **values):
    sent = {f"preliminary_response.{name}": value for name, value in values.items()}
    return web.visitor("worker.idi").send(f"{case}/@@preliminary-form", {**sent, "complete": "1"})


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_draft_is_in_the_language_of_the_reporter(web, language):
    page = form(web, web.case("in_process", reply_language=language), language="en")
    day, law = DRAFTS[language]
    assert day in draft(page) and law in draft(page)
    assert page.xpath("//input[@name='preliminary_response.expected']/@value") == ["2027-01-04"]
    # The form itself is in the language of who fills it in.
    assert "the Public Administration Act § 11 a gives the reporter the right" in text(page)


def test_a_draft_as_it_was_made_follows_the_date(web):
    case = web.case("in_process", reply_language="en")
    kept = form(web, case).xpath("//textarea[@name='preliminary_response.text']")[0].text.lstrip("\n")
    looked = send(web, case, reason="Sykdom.", expected="2027-02-01", text=kept)
    page = tree(looked)
    assert "by 1 February 2027" in draft(page)
    assert "by 1 February 2027" in text(page.xpath("//*[@id='dv-preview']")).replace("\u00a0", " ")
    # For the script the new text comes with what will happen.
    assert "1 February 2027" in text(page.xpath("//*[@data-dv-fill='preliminary-response-text']")).replace(
        "\u00a0", " "
    )


def test_a_text_that_somebody_wrote_stays(web):
    case = web.case("in_process")
    looked = send(web, case, reason="Sykdom.", expected="2027-02-01", text="Vi venter på sakkyndig.")
    page = tree(looked)
    assert draft(page) == "Vi venter på sakkyndig."
    assert not page.xpath("//*[@data-dv-fill]")


def test_what_happens_is_told_before_it_does(web):
    case = web.case("in_process")
    values = {"reason": "Sykdom.", "expected": "2027-02-01", "text": "Vi venter på sakkyndig."}
    preview = text(tree(send(web, case, **values)).xpath("//*[@id='dv-preview']")).replace("\u00a0", " ")
    assert "Navn kari, én e\u2011post" in preview
    assert "21. desember 2026 blir til 1. februar 2027" in preview
    done = web.visitor("worker.idi").send(
        f"{case}/@@preliminary-form",
        {**{f"preliminary_response.{name}": value for name, value in values.items()}, "looked": "1"},
    )
    assert done.status_code == 303
    assert web.visitor("worker.idi").get(case).json()["due"] == "2027-02-01"


@pytest.mark.parametrize("day", ["2026-11-22", "2026-12-21", "i morgen"])
def test_a_day_that_will_not_do(web, day):
    answer = send(web, web.case("in_process"), reason="Sykdom.", expected=day, text="Vi venter.")
    assert answer.status_code == 400
    assert "Vi venter." in answer.text


@pytest.mark.parametrize(
    ("due_in", "place"), [(28, "//aside//details"), (7, "//aside/div/div"), (-1, "//aside/div/div")]
)
def test_it_is_offered_at_once_when_the_deadline_is_near_or_past(web, due_in, place):
    case = web.case("in_process")
    with at(datetime(2026, 12, 21 - due_in, 11, tzinfo=UTC) if due_in != 28 else NOON):
        page = tree(web.visitor("worker.idi").page(case))
    links = page.xpath(f"{place}//a[contains(@href, '@@preliminary-form')]")
    assert len(links) == 1
