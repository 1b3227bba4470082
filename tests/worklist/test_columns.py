"""The work list on its page: columns, orders and filters are in the address, and tell only what one may
read."""

import pytest
from lxml import html
from urllib.parse import parse_qs
from urllib.parse import urlsplit

LIST = "/deviations/@@worklist"


def page(answer):
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def rows(answer) -> list[list[str]]:
    """The texts of each row's cells, without space around."""
    found = page(answer).xpath("//table//tbody/tr")
    return [
        [" ".join(cell.text_content().split()) for cell in row.xpath("td[not(@class='pick')]")]
        for row in found
    ]


def heads(answer) -> list[str]:
    return [head.text_content().strip() for head in page(answer).xpath("//table//th[not(@class='pick')]")]


@pytest.fixture(scope="module")
def grave(web):
    return web.case("in_process", title="Eksamen ble avlyst", course_code="tdt 4100", themes=["assessment"])


@pytest.fixture(scope="module")
def fresh(web, grave):
    return web.case("received", title="Timeplanen kolliderer", themes=["teaching", "assessment"])


@pytest.fixture(scope="module", autouse=True)
def hearing(web, grave, fresh):
    """per and worker.hf take part in a hearing about the grave case: they read what was reported."""
    asked = {
        "title": "Er en frist nok?",
        "purpose": "consider_measures",
        "question": "Hva mer må til?",
        "participants": ["per"],
        "deadline": "2099-02-06T12:00:00Z",
    }
    made = web.visitor("worker.idi").act(grave, "add_hearing", **asked)
    assert made.status_code == 200
    assert web.visitor("worker.idi").act(made.json()["@id"].removeprefix(web.url), "open").status_code == 200


def test_the_standing_columns(web):
    assert heads(web.visitor("recipient.ie").page(LIST, view="all")) == ["Sak", "Enhet", "Status", "Frist"]


def test_chosen_columns(web):
    chosen = {"columns:list": ["course", "case_worker", "severity", "waits", "theme"], "sort_on": "state"}
    answer = web.visitor("recipient.ie").page(LIST, view="all", **chosen)
    more = ["Saksbehandler", "Venter på", "Alvorlighetsgrad", "Tema", "Emne"]
    assert heads(answer) == ["Sak", "Enhet", "Status", "Frist", *more]
    fresh, grave = rows(answer)
    assert fresh[4:] == ["", "Fyll ut mottaksskjemaet", "", "Undervisning, Vurdering og eksamen", ""]
    assert grave[4:] == [
        "Navn worker.idi",
        "Finn årsaken, og lukk saken",
        "Høy",
        "Vurdering og eksamen",
        "TDT4100",
    ]


@pytest.mark.parametrize("person", ["per", "kari"])
def test_who_reads_no_casework_is_offered_none_of_it(web, person):
    internal = ["case_worker", "waits", "severity"]
    asked = {"columns:list": [*internal, "theme"], "sort_on": "severity", "measures": "unfinished"}
    answer = web.visitor(person).page(LIST, view="all", case_worker="worker.idi", **asked)
    assert heads(answer) == ["Sak", "Enhet", "Status", "Frist", "Tema"]
    offered = page(answer).xpath("//input[@type='checkbox']/@value | //select/@name | //option/@value")
    assert not {*internal, "measures", "worker.idi"} & {*offered}
    assert "Navn worker.idi" not in answer.text
    # Not asked for, they limit nothing.
    plain = web.visitor(person).page(LIST, view="all")
    assert [row[0] for row in rows(answer)] == [row[0] for row in rows(plain)]


def test_since_when_it_waits_for_the_person(web):
    """The fresh case waits for the recipients since it came; the grave one for its case worker."""
    for person, waiting in {
        "recipient.ie": "Timeplanen kolliderer",
        "worker.idi": "Eksamen ble avlyst",
    }.items():
        answer = web.visitor(person).page(LIST, view="all", **{"columns:list": "since"})
        since = {row[0]: row[4] for row in rows(answer)}
        assert [title for title, day in since.items() if day and waiting in title]
        assert not [title for title, day in since.items() if day and waiting not in title]


def test_a_head_sorts_and_keeps_all_else(web):
    asked = {"view": "all", "columns:list": "course", "submitted_from": "2020-01-01"}
    answer = web.visitor("recipient.ie").page(LIST, **asked)
    (link,) = page(answer).xpath("//th/a[normalize-space()='Emne']/@href")
    assert parse_qs(urlsplit(link).query) == {
        "view": ["all"],
        "columns:list": ["course"],
        "submitted_from": ["2020-01-01"],
        "sort_on": ["course"],
    }
    once = web.visitor("recipient.ie").page(link)
    assert page(once).xpath("//th[@aria-sort='ascending']")[0].text_content().strip() == "Emne"
    assert [row[4] for row in rows(once)] == ["TDT4100", ""]
    (turned,) = page(once).xpath("//th[@aria-sort]/a/@href")
    twice = web.visitor("recipient.ie").page(turned)
    assert page(twice).xpath("//th[@aria-sort='descending']")[0].text_content().strip() == "Emne"
    assert [row[4] for row in rows(twice)] == ["TDT4100", ""]


def test_by_case_worker_and_course(web):
    recipient = web.visitor("recipient.ie")
    for asked in ({"case_worker": "worker.idi"}, {"course": "TDT4100"}):
        answer = recipient.page(LIST, view="all", **asked)
        assert [row[1] for row in rows(answer)] == ["IDI"]
    chosen = page(recipient.page(LIST, view="all")).xpath("//select[@name='case_worker']/option/@value")
    assert chosen == ["", "worker.idi"]


def test_a_filter_of_which_nothing_can_be_made_is_left_out_and_named(web):
    asked = {"case_worker": "worker.hf", "submitted_to": "i dag", "unit": "NO-SUCH", "course": "TDT4100"}
    answer = web.visitor("recipient.ie").page(LIST, view="all", **asked)
    assert [row[1] for row in rows(answer)] == ["IDI"]
    (told,) = page(answer).xpath("//*[@role='status'][contains(@class, 'is-warn')]")
    assert " ".join(told.text_content().split()) == (
        "Det som var valgt her, finnes ikke lenger eller er ikke for deg, og er utelatt:"
        " Meldt til, Saksbehandler, Enhet."
    )


def test_bytes_that_are_no_text_are_left_out(web):
    visitor, asked = web.visitor("recipient.ie"), f"{LIST}?view=all&text=eksamen"
    assert rows(visitor.page(f"{asked}%ff&course=%ff&sort_on=%ff")) == rows(visitor.page(asked)) != []


def test_rest_tells_the_same(web):
    for person, told in {"recipient.ie": ("high", "worker.idi"), "per": (None, None)}.items():
        answer = web.visitor(person).get("/deviations/@deviations", course="TDT4100", sort_on="unit").json()
        (item,) = answer["items"]
        assert (item["course"], item["severity"], item["case_worker"]) == ("TDT4100", *told)
        assert answer["after"] is None
        refused = web.visitor(person).get("/deviations/@deviations", sort_on="unit", after="")
        assert refused.status_code == 400
