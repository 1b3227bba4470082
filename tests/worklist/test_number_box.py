"""The box in the header that opens a case by its number."""

import pytest
from lxml import html

BOX = "/deviations/case"


@pytest.fixture(scope="module")
def number(web):
    return web.case("received").rpartition("/")[2]


def opened(web, person, typed):
    answer = web.visitor(person).page(BOX, number=typed)
    assert answer.status_code == 302
    return answer.headers["Location"].removeprefix(web.url)


def test_it_is_on_every_page_for_who_is_logged_in(web, number):
    for person, there in {"kari": 1, "recipient.ie": 1, None: 0}.items():
        shown = html.fromstring(web.visitor(person).page("/deviations").text)
        boxes = shown.xpath("//details[contains(@class, 'dv-find')]//form[@method='get']")
        assert [box.get("action").removeprefix(web.url) for box in boxes] == [BOX] * there


def test_a_number_opens_its_case(web, number):
    for typed in (number, f"  {number.lower()} "):
        assert opened(web, "recipient.ie", typed) == f"{BOX}/{number}"
    assert web.visitor("recipient.ie").page(f"{BOX}/{number}").status_code == 200


def test_hidden_and_missing_are_the_same(web, number):
    missing = f"{number[:-6]}999999"
    for person in ("per", "recipient.hf", "eqs"):
        answers = [web.visitor(person).page(opened(web, person, typed)) for typed in (number, missing)]
        assert [answer.status_code for answer in answers] == [404, 404]
        one, other = (answer.text.replace(number, "X").replace(missing, "X") for answer in answers)
        assert html.fromstring(one).xpath("string(//main)") == html.fromstring(other).xpath("string(//main)")


def test_the_last_digits_lead_to_the_list(web, number):
    typed = str(int(number[-6:]))
    way = opened(web, "recipient.ie", typed)
    assert way == f"/deviations/@@worklist?view=all&text={number[-6:]}"
    assert number in web.visitor("recipient.ie").page(way).text
    assert number not in web.visitor("per").page(way).text.replace(f'value="{number[-6:]}"', "")


@pytest.mark.parametrize(
    "typed", ["../..", "a/b", "//example.org", "AVVIK-2026-000001/@@edit", "%0d%0aX: y", ""]
)
def test_anything_else_stays_within_the_list(web, number, typed):
    assert opened(web, "recipient.ie", typed).startswith("/deviations/@@worklist?view=all&text=")


def test_bytes_that_are_no_text_are_left_out(web, number):
    answer = web.visitor("recipient.ie").page(f"{BOX}?number={number}%ff")
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(f"{BOX}/{number}")


def test_a_visitor_is_asked_to_log_in_whatever_it_is(web, number):
    ways = [web.visitor(None).page(BOX, number=typed) for typed in (number, "AVVIK-1999-000001")]
    assert {answer.status_code for answer in ways} == {302}
    assert all("login" in answer.headers["Location"] for answer in ways)
