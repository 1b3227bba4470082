"""The page of a case's log: for whom, what it says, what one can look for, and whether it is whole."""

import pytest
from datetime import datetime
from datetime import UTC
from lxml import html
from ntnu.deviations.caselog.heads import write_heads
from tests.browser_forms.log_page import card
from tests.browser_forms.log_page import look
from tests.browser_forms.log_page import text
from tests.browser_forms.log_page import titles

NOTED = "Har god tid <b>nå</b>."


@pytest.fixture(scope="module")
def case(web):
    path = web.case("in_process")
    web.committed(
        lambda house: house.act(
            web.at(path), "worker.idi", "reassign", case_worker="second.idi", reason=NOTED
        )
    )
    web.committed(
        lambda house: house.act(
            web.at(path), "second.idi", "reassign", case_worker="worker.idi", reason="Kom tilbake."
        )
    )
    return path


@pytest.fixture(scope="module")
def long_case(web):
    path = web.case("in_process")

    def add(house):
        case = web.at(path)
        for number in range(30):
            house.act(case, "worker.idi", "update_process", cause=f"Årsak {number}")

    web.committed(add)
    return path


def test_the_way_to_it(web, case):
    answer = web.visitor("worker.idi").page(case)
    tree = html.fromstring(answer.text)
    assert tree.xpath("//*[@id='log']//a/@href") == [f"{web.url}{case}/@@case-log"]
    assert len(tree.xpath("//*[@id='log']//li")) == 5


def test_the_latest_entries_stand_on_the_case_page(web, long_case):
    tree = html.fromstring(web.visitor("worker.idi").page(long_case).text)
    (panel,) = tree.xpath("//*[@id='log']")
    assert len(panel.xpath(".//li")) == 5
    assert text(panel.xpath(".//*[@class='dv-count']")[0]) == "33"


def test_every_entry_with_its_reasons(web, case):
    tree = look(web, case)
    assert text(tree.xpath("//h1")[0]) == f"Log of {web.at(case).number}"
    assert titles(tree) == [
        "New case worker",
        "New case worker",
        "Taken on by the case worker",
        "Approved for further processing",
        "Report received",
    ]
    second = tree.get_element_by_id("entry-4")
    assert text(second.xpath(".//p")[0]) == "Navn worker.idi"
    said = [text(node) for node in second.xpath(".//dl/*")]
    assert said == [
        "From",
        "Navn worker.idi",
        "To",
        "Navn second.idi",
        "Reason",
        NOTED,
        "E-mail to",
        "Navn second.idi",
    ]
    assert "no. 4" in text(second)


def test_in_nynorsk(web, case):
    tree = look(web, case, language="nn")
    assert text(tree.xpath("//h1")[0]) == f"Loggen til {web.at(case).number}"
    assert titles(tree)[2:4] == ["Sakshandsamaren tok saka", "Godkjend for vidare handsaming"]


@pytest.mark.parametrize("person", ["kari", "manager.idi"])
def test_who_may_not_read_it_is_told_so(web, case, person):
    answer = web.visitor(person).page(f"{case}/@@case-log")
    assert answer.status_code in (302, 401)
    assert "Navn" not in answer.text.replace(f"Navn {person}", "")


@pytest.mark.parametrize("person", ["per", "manager.hf", "admin.ie", "eqs"])
def test_to_others_it_is_not_there(web, case, person):
    assert web.visitor(person).page(f"{case}/@@case-log").status_code == 404


def test_of_a_stub_there_is_no_log(web):
    path = web.case("reregistered")
    assert web.visitor("recipient.ie").page(f"{path}/@@case-log").status_code in (302, 401)


@pytest.mark.parametrize(
    ("asked", "entries"),
    [
        ({"who": "second.idi"}, [5]),
        ({"kind": "people"}, [5, 4]),
        ({"text": "god TID"}, [4]),
        ({"from": "2001-01-01", "to": "2999-12-31", "kind": "procedure"}, [3, 2, 1]),
        ({"to": "2001-01-01"}, []),
        ({"who": "kari", "kind": "people"}, []),
    ],
    ids=str,
)
def test_what_is_looked_for(web, case, asked, entries):
    tree = look(web, case, **asked)
    assert tree.xpath("//li[starts-with(@id, 'entry-')]/@id") == [f"entry-{number}" for number in entries]
    assert ("No entry matches" in text(tree)) is (not entries)
    for name, value in asked.items():
        field = tree.get_element_by_id(name)
        assert (field.xpath("option[@selected]/@value") or [field.get("value")]) == [value]


def test_only_what_there_is_can_be_chosen(web, case):
    tree = look(web, case)
    assert tree.xpath("//select[@id='who']/option/@value") == [
        "",
        "kari",
        "recipient.ie",
        "second.idi",
        "worker.idi",
    ]
    assert tree.xpath("//select[@id='kind']/option/@value") == ["", "procedure", "people"]


def test_every_field_of_the_search_has_its_help(web, case):
    tree = look(web, case)
    fields = tree.xpath("//search//*[@id][self::select or self::input]/@id")
    assert fields == ["who", "kind", "from", "to", "text"]
    assert tree.xpath("//search//button[@aria-controls]/@aria-controls") == [
        f"{name}-help" for name in fields
    ]


@pytest.mark.parametrize("value", ["23.11.2026", "i går", "2026-02-30"])
def test_a_day_that_is_none(web, case, value):
    tree = look(web, case, **{"from": value})
    assert text(tree.xpath("//title")[0]).startswith("Error: ")
    assert [link.get("href") for link in tree.xpath("//*[@id='dv-errors']//a")] == ["#from"]
    field = tree.get_element_by_id("from")
    assert (field.get("aria-invalid"), field.get("aria-describedby")) == ("true", "from-error")
    # Nothing is left out for a day nobody understood.
    assert len(titles(tree)) == 5


@pytest.mark.parametrize(
    "asked", [{"b_start": "x"}, {"b_start": "-5"}, {"who:list": "a"}, {"verify": ""}], ids=str
)
def test_odd_questions_get_the_log(web, case, asked):
    assert len(titles(look(web, case, **asked))) == 5


def test_batches(web, long_case):
    tree = look(web, long_case, kind="procedure")
    assert len(titles(tree)) == 25
    assert "33 entries" in text(tree)
    (following,) = tree.xpath("//a[@rel='next']/@href")
    answer = web.visitor("worker.idi").page(following.replace(web.url, ""), language="en")
    rest = html.fromstring(answer.text)
    assert len(titles(rest)) == 8
    assert titles(rest)[-1] == "Report received"
    assert rest.xpath("//a[@rel='prev']/@href") == [f"{web.url}{long_case}/@@case-log?kind=procedure"]


def test_a_whole_log(web, case):
    assert "Yes, the log is whole." not in card(look(web, case))
    told = card(look(web, case, verify="1"))
    assert "Yes, the log is whole. All 5 entries are as they were written." in told


def test_the_end_of_the_log_is_compared_with_the_latest_list(web, tmp_path, monkeypatch):
    monkeypatch.setenv("NTNU_DEVIATIONS_LOG_HEADS", str(tmp_path))
    path = web.case("in_process")
    at = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
    web.committed(lambda house: write_heads(house.register, at))
    told = card(look(web, path, verify="1"))
    assert "Yes, the log is whole." in told
    assert "compared with the list of Monday 23 November" in told
    assert web.visitor("worker.idi").get(f"{path}/@case-log/verify").json()["compared_with"] == (
        "2026-11-23T02:30:00Z"
    )

    def cut_off(house):
        log = web.at(path)._caselog
        del log.rows[3], log.payloads[3]

    web.committed(cut_off)
    told = card(look(web, path, verify="1"))
    assert "Entry 3The log is shorter than it was noted to be. The end was cut off." in told


def test_verifying_keeps_what_is_looked_for(web, case):
    tree = look(web, case, kind="people")
    (form,) = tree.xpath("//*[@id='verify']//form")
    assert (form.get("method"), form.get("action").endswith("#verify")) == ("get", True)
    # Plone adds a token of its own to every form.
    assert [field for field in form.form_values() if field[0] != "_authenticator"] == [("kind", "people")]


def test_it_is_kept_by_no_cache(web, case):
    answer = web.visitor("worker.idi").page(f"{case}/@@case-log")
    assert answer.headers["Cache-Control"] == "private, no-store"
