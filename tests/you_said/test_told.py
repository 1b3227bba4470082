"""«You said, we did»: what is told, to whom, and that nothing of it leads to a case."""

import json
import pytest
import re
from html import unescape
from lxml import etree
from ntnu.deviations.access.cases import case_by_number
from plone import api
from tests.house import at
from tests.register import APPROVE
from tests.statistics.small import on
from tests.you_said.telling import closed
from tests.you_said.telling import FEED
from tests.you_said.telling import forget
from tests.you_said.telling import JANUARY
from tests.you_said.telling import month
from tests.you_said.telling import NOVEMBER
from tests.you_said.telling import PAGE
from tests.you_said.telling import REST
from tests.you_said.telling import SENTENCE
from tests.you_said.telling import told
from tests.you_said.telling import written

TEXT = SENTENCE["text"]


@pytest.fixture(scope="module")
def cases(web):
    """Six closed in November at IDI."""
    return closed(web, 6, title="Lokalet var for kaldt", course_code="TDT4100", themes=["assessment"])


@pytest.fixture(autouse=True)
def none_before(web, cases):
    forget(web)


def test_it_is_told_on_the_first_of_the_next_month(web, cases):
    written(web, cases[0])
    assert month(web, NOVEMBER) and told(web) == []
    assert month(web) == ["2026-12-01"] and told(web) == [TEXT]
    assert month(web) == [] and told(web) == [TEXT]
    (item,) = web.visitor("ola").get(REST).json()["items"]
    assert item == {"text": TEXT, "language": "nb", "unit": "IDI", "theme": "assessment", "month": "2026-12"}


def test_what_is_approved_in_a_month_waits_for_the_next(web, cases):
    with at(on("2026-12-01T00:05")):
        assert web.visitor("worker.idi").act(cases[0], "write_sentence", **SENTENCE).status_code == 200
        assert web.visitor("recipient.ie").act(cases[0], "approve_sentence").status_code == 200
    assert month(web) and told(web) == []
    assert month(web, JANUARY) and told(web) == [TEXT]


def test_what_nobody_approved_is_not_told(web, cases):
    written(web, cases[0], approve=False)
    written(web, cases[1])
    with at(on(NOVEMBER)):
        answer = web.visitor("recipient.ie").act(cases[1], "refuse_sentence", reason="For tydelig.")
    assert answer.status_code == 200
    assert month(web) and told(web) == []


def test_nothing_of_it_leads_to_the_case(web, cases):
    written(web, cases[0])
    month(web)
    case = case_by_number(web.at("/deviations"), cases[0].rpartition("/")[2])
    key, uid = case.sentence[4], case.UID()
    visitor = web.visitor("ola")
    found = "".join(unescape(visitor.page(path).text) for path in (PAGE, FEED))
    found += json.dumps(visitor.get(REST).json())
    for trace in (
        uid,
        key,
        case.number,
        case.getId(),
        "TDT4100",
        "Lokalet var for kaldt",
        "kari",
        "worker.idi",
    ):
        assert trace not in found
    # The only day is the first of the month.
    assert set(re.findall(r"20\d\d-\d\d-\d\d", found)) == {"2026-12-01"}
    kept = web.at("/deviations").sentences
    assert uid not in repr([(key, *row) for key, row in kept.told.items()]) and list(kept.waiting) == []


@pytest.mark.parametrize("person", ["ola", "kari", "reader", "admin.ie", "manager.hf"])
def test_nothing_of_the_case_leads_to_it(web, cases, person):
    """Whoever does not read the casework finds neither the sentence nor that there is one."""
    written(web, cases[0])
    month(web)
    case = case_by_number(web.at("/deviations"), cases[0].rpartition("/")[2])
    visitor = web.visitor(person)
    assert visitor.get(f"{cases[0]}/@sentence").status_code == 404
    for answer in (
        visitor.get(cases[0]),
        visitor.page(cases[0]),
        visitor.get(f"{cases[0]}/@actions-available"),
    ):
        assert TEXT not in unescape(answer.text) and case.sentence[4] not in answer.text
        assert "_sentence" not in answer.text
    listed = visitor.get("/deviations/@deviations", text="klager lokalet flyttet").json()
    assert listed["items_total"] == 0
    site = visitor.get("/@search", SearchableText="klager")
    assert site.json()["items_total"] == 0


def test_the_search_of_recipients_does_not_find_the_sentence(web, cases):
    written(web, cases[0], text="Nisselue er nå påbudt.")
    month(web)
    assert (
        web.visitor("recipient.ie").get("/deviations/@deviations", text="nisselue").json()["items_total"] == 0
    )


def test_in_a_month_the_order_is_not_that_of_the_cases(web, cases):
    """In the order of their random keys: those are drawn anew each time."""
    orders = set()
    for _time in range(6):
        forget(web)
        for number, case in enumerate(cases):
            written(web, case, text=f"Nytt rom er funnet, utgave {'abcdef'[number]}.")
        month(web)
        orders.add(tuple(told(web)))
    assert len(orders) > 1


def test_few_cases_of_a_unit_tell_nothing(web, cases):
    """Four, and one of a personnel matter, at a department whose faculty has no other few. Then there is a
    fifth: from the next month on all may be told, and no sooner."""
    at_iik = {**APPROVE, "unit": "IIK", "case_worker": "worker.iik"}
    four = closed(web, 4, approve=at_iik)
    closed(web, 1, approve={**at_iik, "personnel_like": True, "head_consulted": "2026-11-01"})
    for case in four:
        written(web, case, worker="worker.iik")
    assert month(web) and told(web) == []
    closed(web, 1, approve=at_iik)
    assert month(web) == [] and told(web) == []
    assert month(web, JANUARY) and told(web) == [TEXT] * 4
    assert {item["month"] for item in web.visitor("ola").get(REST).json()["items"]} == {"2027-01"}


def test_visitors_read_it_where_the_setting_says_so(web, cases):
    written(web, cases[0])
    month(web)
    nobody = web.visitor(None)
    assert nobody.get(REST).status_code == 401
    assert all(nobody.page(path).status_code in (302, 401) for path in (PAGE, FEED))
    web.committed(lambda house: api.portal.set_registry_record("ntnu.deviations.sentences_public", True))
    try:
        assert told(web, None) == [TEXT]
    finally:
        web.committed(lambda house: api.portal.set_registry_record("ntnu.deviations.sentences_public", False))


@pytest.mark.parametrize("what", ["reopen", "redact", "refuse", "anew"])
def test_it_is_taken_back(web, what):
    (case, *_others) = closed(web, 5)
    written(web, case)
    month(web)
    assert told(web) == [TEXT]
    recipient, worker = web.visitor("recipient.ie"), web.visitor("worker.idi")
    with at(on("2026-12-02")):
        answer = {
            "reopen": lambda: recipient.act(case, "reopen", reason="Nytt."),
            "redact": lambda: recipient.act(case, "redact", target="field:what_happened", reason="Navn."),
            "refuse": lambda: recipient.act(case, "refuse_sentence", reason="For tydelig."),
            "anew": lambda: worker.act(case, "write_sentence", text="Rommet er varmere.", language="nb"),
        }[what]()
    assert answer.status_code == 200, answer.text
    assert told(web) == []
    assert list(web.at("/deviations").sentences.told) == []


def test_by_unit_and_theme(web, cases):
    written(web, cases[0])
    month(web)
    assert told(web, unit="IDI") == told(web, unit="IE") == told(web, theme="assessment") == [TEXT]
    assert told(web, unit="IDI", theme="assessment") == [TEXT]
    assert told(web, unit="HF") == told(web, theme="teaching") == told(web, unit="IIK") == []


def test_the_feed_is_atom(web, cases):
    written(web, cases[0])
    month(web)
    answer = web.visitor("ola").page(FEED, unit="IDI")
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    feed = etree.fromstring(answer.content)
    name = "{http://www.w3.org/2005/Atom}"
    (entry,) = feed.findall(f"{name}entry")
    assert entry.find(f"{name}title").text == TEXT
    assert entry.find(f"{name}link").get("href") == f"{web.url}{PAGE}?unit=IDI"
    assert entry.find(f"{name}updated").text.startswith("2026-12-01T00:00")


@pytest.mark.parametrize("theme", ["%ff", "%ed%a0%80", "%00", "x" * 3000, "%22%3E"])
def test_a_theme_that_there_cannot_be_has_nothing(web, cases, theme):
    written(web, cases[0])
    month(web)
    for path in (PAGE, FEED):
        answer = web.visitor("ola").page(f"{path}?unit=IDI&theme={theme}")
        assert answer.status_code == 200
    assert web.visitor("ola").get(f"{REST}?theme={theme}").status_code == 200
