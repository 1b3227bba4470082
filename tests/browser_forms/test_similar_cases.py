"""Similar cases in the receipt form and the process form: to be read, and ticked as related."""

import pytest
from lxml import html
from tests.browser_forms.part_cases import ASSESSED
from tests.register import APPROVE

ALIKE = {"course_code": "TDT4100", "themes": ["assessment"]}


def page(answer):
    return html.fromstring(answer.text)


def boxes(tree):
    """Number -> is it ticked, of the similar cases that can be."""
    found = tree.xpath("//*[@class='dv-similar']//input[@type='checkbox']")
    return {box.get("value"): box.get("checked") is not None for box in found}


def numbers(tree):
    return [item.text_content() for item in tree.xpath("//*[@class='dv-similar']//li//*[@class='dv-num']")]


@pytest.fixture(scope="module")
def earlier(web):
    """Two earlier cases at IDI, closed; and one that only IIK sees."""

    def make(house):
        seen = [house.case("closed", title=f"Før {n}", **ALIKE).number for n in (1, 2)]
        hidden = house.case(
            "in_process",
            title="Hemmelig tittel",
            approve={"unit": "IIK", "case_worker": "worker.iik"},
            **ALIKE,
        )
        return *seen, hidden.number

    return web.committed(make)


def approve_form(web, **more):
    unit = web.committed(lambda house: house.unit("IDI").UID())
    sent = {"do": "approve", "approve.unit": unit, "approve.case_worker": APPROVE["case_worker"]}
    return {**sent, **ASSESSED, "looked": "1", "complete": "1", **more}


def test_ticked_at_receipt(web, earlier):
    one, two, hidden = earlier
    case, recipient = web.case("received", **ALIKE), web.visitor("recipient.ie")
    tree = page(recipient.page(f"{case}/@@receipt-form"))
    assert boxes(tree) == {one: False, two: False, hidden: False}
    assert "Det samme kan ha skjedd før" in tree.xpath("//*[@class='dv-similar']")[0].text_content()
    link = tree.xpath("//*[@class='dv-similar']//a/@href")[0]
    assert recipient.page(link).status_code == 200

    sent = approve_form(web, **{"approve.related": [one, "avvik-1999-000000"]})
    wrong = recipient.send(f"{case}/@@receipt-form", sent)
    tree = page(wrong)
    assert wrong.status_code == 400
    assert tree.xpath("//*[@id='dv-errors']//a/@href") == ["#approve-related"]
    assert boxes(tree)[one] is True
    assert tree.xpath("//*[@id='approve-related']/@value") == ["avvik-1999-000000"]

    sent = approve_form(web, **{"approve.related": [one, f" {two} "]})
    done = recipient.send(f"{case}/@@receipt-form", sent)
    assert done.status_code == 303
    where = done.headers["Location"].removeprefix(web.url)
    assert set(recipient.get(where).json()["related"]) == {one, two}


def test_ticked_in_the_process_form(web, earlier):
    one, two, hidden = earlier
    other = web.committed(lambda house: house.case("closed", faculty="IE", themes=["practice"]).number)
    case, worker = web.case("in_process", **ALIKE), web.visitor("worker.idi")
    form = f"{case}/@@process-form"
    tree = page(worker.page(form))
    assert hidden not in tree.text_content() and "Hemmelig tittel" not in tree.text_content()
    assert boxes(tree)[one] is False
    sent = {"update_process.severity": "high", "complete": "1", "looked": "1"}
    assert worker.send(form, {**sent, "update_process.related": [two, "", other]}).status_code == 303
    tree = page(worker.page(form))
    assert boxes(tree)[two] is True and boxes(tree)[one] is False
    kept = {number for number, ticked in boxes(tree).items() if ticked}
    kept |= set(tree.xpath("//*[@id='update-process-related']/@value")[0].split())
    assert kept == {two, other}
    assert worker.send(form, sent).status_code == 303
    assert worker.get(case).json()["related"] == []


def test_before_the_case_is_taken_on_they_can_be_read(web, earlier):
    one, two, hidden = earlier
    # The titles of both in one: of those that tell the same, they are the most alike.
    case = web.case("forwarded", title="Nummer 1 og 2", **ALIKE)
    tree = page(web.visitor("worker.idi").page(f"{case}/@@process-form"))
    assert boxes(tree) == {}
    assert {one, two} <= set(numbers(tree)) and hidden not in numbers(tree)


def test_nothing_like_it(web, earlier):
    case = web.case("received", faculty="HF", themes=["practice"])
    tree = page(web.visitor("recipient.hf").page(f"{case}/@@receipt-form"))
    assert not tree.xpath("//*[@class='dv-similar']")
    # Numbers can be written all the same, among the fields of the approval.
    assert tree.xpath("//*[@class='dv-choice']//*[@id='approve-related']")


def test_who_may_not_act_is_shown_none(web, earlier):
    case = web.case("received", reporter="kari", **ALIKE)
    answer = web.visitor("kari").send(f"{case}/@@receipt-form", approve_form(web))
    assert answer.status_code == 403
    assert not page(answer).xpath("//*[@class='dv-similar']")
    assert "Før 1" not in answer.text
