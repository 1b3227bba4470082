"""Lists over REST that are asked for in a way that has no meaning."""

import pytest
from tests.rest.asking import refused


@pytest.mark.parametrize(
    "query, field",
    (
        ("view=nope", "view"),
        ("view=", "view"),
        ("view=mine&view=all", "view"),
        ("sort_on=title", "sort_on"),
        ("sort_on=due&sort_on=number", "sort_on"),
        ("b_size=0", "b_size"),
        ("b_size=-1", "b_size"),
        ("b_size=201", "b_size"),
        ("b_size=abc", "b_size"),
        ("b_size=1.5", "b_size"),
        ("b_size=1&b_size=2", "b_size"),
        ("b_size=" + "9" * 5000, "b_size"),
        ("b_start=-1", "b_start"),
        ("b_start=x", "b_start"),
        ("state=nope", "state"),
        ("state=closed&state=nope", "state"),
        ("unit=NOPE", "unit"),
        ("unit=IE&unit=HF", "unit"),
        ("nope=1", "nope"),
        ("theme=nope", "theme"),
        ("theme=assessment&theme=nope", "theme"),
        ("sort_order=up", "sort_order"),
        ("sort_order=descending&sort_order=descending", "sort_order"),
        ("facets=x", "facets"),
        ("facets=0&facets=0", "facets"),
        ("after=nope", "after"),
        ("after=bnVsbA", "after"),
        ("after=a&after=b", "after"),
        ("after=WyJkdWUiLGZhbHNlLDk5OTk5OTk5OTk5OTk5OTk5OTk5OTksIkEiXQ", "after"),
        ("reporter=kari", "reporter"),
        ("allowed=x", "allowed"),
        ("judging=x", "judging"),
        ("severity=nope", "severity"),
        ("case_worker=worker.idi", "case_worker"),
    ),
)
def test_bad_lists(web, query, field):
    for person in ("kari", "recipient.ie"):
        answer = web.visitor(person).get(f"/deviations/@deviations?{query}")
        assert refused(answer, 400) == [(field, "unknown_value")]


def test_personal_data_as_a_parameter_is_not_repeated(web):
    answer = web.visitor("kari").get("/deviations/@deviations?01019000083=1")
    assert refused(answer, 400) == [(None, "unknown_value")]
    assert "01019000083" not in answer.text


def test_strange_lists(web):
    for query in (
        "b_start=99999999999999999999999",
        "text=%00%ff",
        "text=" + "a" * 5000,
        "text=*%22(",
        "text=a&text=b",
        "text:list=a",
        "text:record=a",
        "text.x:record=a",
        "theme=nope",
        "theme:int=5",
        "theme.x:record=1",
        "unit.x:record=1",
        "state.x:record=1",
        "state:int=5",
        "state:list:int=5",
        "view.x:record=1",
        "sort_on.x:record=1",
        "sort_order=x&sort_order=y",
        "facets=x&facets=y",
        "b_size:list=5",
        "b_size:float=nan",
        "b_size:float=inf",
        "%ff=%ff",
        "%00=1",
        "view=mine;x",
        "-C",
    ):
        answer = web.visitor("recipient.ie").get(f"/deviations/@deviations?{query}")
        assert answer.status_code in (200, 400), (query, answer.text)


def walked(visitor, query: str, size: int, between=lambda: None) -> list[str]:
    """The numbers of all cases, from one batch to the next; ``between``: what happens meanwhile."""
    found, after = [], ""
    while after is not None:
        answer = visitor.get(f"/deviations/@deviations?{query}&b_size={size}&after={after}")
        assert answer.status_code == 200, answer.text
        told = answer.json()
        assert "batching" not in told
        found += [item["case_number"] for item in told["items"]]
        after = told["after"]
        between()
    return found


@pytest.mark.parametrize(
    "query", [f"sort_on={name}&sort_order={order}" for name in ("submitted", "number", "due")
              for order in ("ascending", "descending")],
)  # fmt: skip
def test_walking_on_from_the_last_row_skips_and_doubles_none(web, query):
    visitor = web.visitor("recipient.ie")
    for _ in range(7 if query == "sort_on=submitted&sort_order=ascending" else 1):
        web.case("received")
    whole = visitor.get(f"/deviations/@deviations?{query}&b_size=200").json()
    there = [item["case_number"] for item in whole["items"]]
    assert len(there) >= 7 and whole["after"] is None
    # A case that comes meanwhile moves no other; by offset it would.
    seen = []

    def once():
        if not seen:
            seen.append(web.at(web.case("received")).number)

    found = walked(visitor, query, 3, once)
    assert [number for number in found if number not in seen] == there
    assert len(found) == len(set(found))


def test_a_cursor_fits_its_own_list_only(web):
    visitor = web.visitor("recipient.ie")
    web.case("received")
    after = visitor.get("/deviations/@deviations?b_size=1").json()["after"]
    for query in ("sort_on=number", "sort_order=descending"):
        assert refused(visitor.get(f"/deviations/@deviations?{query}&after={after}"), 400) == [
            ("after", "unknown_value")
        ]
    both = visitor.get(f"/deviations/@deviations?after={after}&b_start=1")
    assert refused(both, 400) == [("b_start", "unknown_value")]


def test_who_is_not_logged_in(web):
    assert refused(web.visitor(None).get("/deviations/@deviations"), 401) == []
