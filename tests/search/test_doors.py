"""The same search over REST and in the work list: its order, and its pages."""

import pytest
from lxml import html

LIST = "/deviations/@deviations"


@pytest.fixture(scope="module")
def titles(web):
    """Cases with a word ever less often, in another order than they are due; and one by its number."""

    def make(house):
        made = {
            "once": house.case("received", title="Om emnet", what_happened="Argonlampa og mer."),
            "never": house.case("received", title="Noe annet", what_happened="Ikke det."),
            "title": house.case("received", title="Argonlampa", what_happened="Ikke mer."),
            "closed": house.case("closed", title="Argonlampa", what_happened="Argonlampa igjen."),
        }
        digits = made["never"].number[-6:]
        mentioned = house.case(
            "received", title="Argonlampa", what_happened=f"Som {digits} {digits} {digits}."
        )
        return digits, {**{name: case.number for name, case in made.items()}, "mentions": mentioned.number}

    return web.committed(make)


def numbers(answer) -> list[str]:
    assert answer.status_code == 200
    return [item["case_number"] for item in answer.json()["items"]]


def test_the_best_first_and_else_as_asked(web, titles):
    recipient, (_digits, cases) = web.visitor("recipient.ie"), titles
    best = numbers(recipient.get(LIST, text="argonlampa"))
    assert best[0] == cases["closed"] and best[-1] == cases["once"]
    assert set(best) == {*cases.values()} - {cases["never"]}
    assert numbers(recipient.get(LIST, text="argonlampe", sort_on="relevance")) == best
    assert numbers(recipient.get(LIST, text="argonlampa", sort_on="number")) == sorted(best)
    # Nothing is searched: by deadline.
    assert numbers(recipient.get(LIST, sort_on="relevance")) == numbers(recipient.get(LIST))


def test_page_by_page(web, titles):
    recipient = web.visitor("recipient.ie")
    best = numbers(recipient.get(LIST, text="argonlampa"))
    found, after = [], ""
    while after is not None:
        told = recipient.get(LIST, text="argonlampa", sort_on="relevance", b_size=2, after=after)
        found += numbers(told)
        after = told.json()["after"]
    assert found == best
    first = recipient.get(LIST, text="argonlampa", b_size=3).json()
    assert numbers(recipient.get(LIST, text="argonlampa", b_size=3, after=first["after"])) == best[3:]
    assert recipient.get(LIST, text="argonlampa", sort_on="due", after=first["after"]).status_code == 400


def test_a_number_before_those_that_mention_it(web, titles):
    digits, cases = titles
    recipient = web.visitor("recipient.ie")
    assert numbers(recipient.get(LIST, text=digits)) == [cases["never"], cases["mentions"]]
    assert numbers(recipient.get(LIST, text=cases["never"].lower())) == [cases["never"]]
    assert numbers(web.visitor("per").get(LIST, text=digits)) == []


@pytest.mark.parametrize("text", ["og ikke det", "???", "xyzzyx", " "])
def test_nothing_to_look_for(web, titles, text):
    assert recipient_total(web, text) == (0 if text.strip() else recipient_total(web, None))


def recipient_total(web, text):
    asked = {"text": text} if text is not None and text.strip() else {}
    return web.visitor("recipient.ie").get(LIST, **asked).json()["items_total"]


def test_the_work_list(web, titles):
    _digits, cases = titles
    page = web.visitor("recipient.ie").page("/deviations/@@worklist?view=all&text=argonlampa")
    tree = html.fromstring(page.text)
    assert tree.xpath("//label[@for='text']/text()") == ["Ord eller saksnummer"]
    assert "De som passer best, står først." in tree.text_content()
    shown = tree.xpath("//tbody//span[@class='dv-num']/text()")
    assert shown[0] == cases["closed"] and shown[-1] == cases["once"]
    nothing = web.visitor("per").page("/deviations/@@worklist?view=all&text=argonlampa")
    assert cases["title"] not in nothing.text
