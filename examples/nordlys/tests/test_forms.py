"""Fields in the receipt form and in the answer: filled in there, and then everywhere the product's own fields
are."""

import pytest
from lxml import html
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.caselog.verify import verify_log
from ntnu.deviations.documents import export
from ntnu.deviations.documents.telling import Wanted
from ntnu.deviations.now import now
from ntnu.deviations.retention.retained import RetainedDeviation
from tests.documents import reading
from tests.register import APPROVE
from tests.register import CLOSE

SURVEY = {"nordlys_terrain": "sea", "nordlys_survey_by": "2031-05-04"}
LESSON = {"nordlys_told_at": "mountain", "nordlys_safe_since": "2026-01-02"}
TOLD = {
    "nordlys_told_at": {"token": "mountain", "title": "In the mountains"},
    "nordlys_safe_since": "2026-01-02",
}


@pytest.fixture(autouse=True, scope="module")
def installed(installs):
    installs()


def words(page) -> str:
    return " ".join(html.fromstring(page.text).text_content().split())


def asked(page, name: str):
    """The labelled control with this name."""
    found = html.fromstring(page.text).xpath(f"//*[@name='{name}']")
    assert found, name
    return found


def pdf(web, case: str, variant: str, person: str) -> str:
    def made(house):
        with house.acting(person):
            return export.case_pdf(Reading(web.at(case)), Wanted(variant, "en"))

    return reading.text(web.committed(made))


def test_the_receipt_form_asks_for_them(web):
    case, recipient = web.case("received"), web.visitor("recipient.ie")
    form = recipient.page(f"{case}/@@receipt-form", language="en")
    assert [one.get("value") for one in asked(form, "approve.nordlys_terrain")] == [
        "mountain",
        "sea",
        "campus",
        "",
    ]
    assert "Kind of terrain" in words(form) and "At sea" in words(form)
    order = [form.text.index(f'name="approve.{name}"') for name in ("target", "nordlys_survey_by", "note")]
    assert order == sorted(order)
    assert "Type terreng" in words(recipient.page(f"{case}/@@receipt-form", language="nb"))
    typed = {
        f"approve.{name}": value for name, value in {**APPROVE, **SURVEY}.items() if "assess" not in name
    }
    assessed = {name: "yes" if value else "no" for name, value in APPROVE.items() if "assess" in name}
    sent = recipient.send(
        f"{case}/@@receipt-form", {"do": "approve", **typed, **assessed, "looked": "1", "complete": "1"}
    )
    assert sent.status_code == 303
    for language, said in (("en", "Kind of terrain At sea"), ("nb", "Type terreng Til sjøs")):
        assert said in words(recipient.page(case, language=language))
    assert "Look at the place by 4 May 2031" in words(recipient.page(case, language="en"))


def test_over_rest(web):
    case, recipient = web.case("received"), web.visitor("recipient.ie")
    (approve,) = [
        item
        for item in recipient.get(f"{case}/@actions-available").json()["items"]
        if item["id"] == "approve"
    ]
    told = approve["schema"]["properties"]
    assert told["nordlys_terrain"]["enum"] == ["mountain", "sea", "campus"]
    assert told["nordlys_survey_by"]["format"] == "date"
    assert "nordlys_terrain" not in approve["schema"]["required"]
    for wrong, code in (
        ({"nordlys_terrain": "moon"}, "unknown_value"),
        ({"nordlys_terrain": {"token": "moon"}}, "unknown_value"),
        ({"nordlys_terrain": ["sea"]}, "wrong_type"),
        ({"nordlys_terrain": 7}, "unknown_value"),
        ({"nordlys_terrain": "x" * 1_000_000}, "unknown_value"),
        ({"nordlys_survey_by": "4.5."}, "not_a_date"),
        ({"nordlys_survey_by": [1]}, "not_a_date"),
    ):
        answer = recipient.act(case, "approve", **APPROVE, **wrong)
        assert answer.status_code == 400, wrong
        assert [(fault["field"], fault["code"]) for fault in answer.json()["errors"]] == [(*wrong, code)]
    assert recipient.act(case, "approve", **APPROVE, **SURVEY).status_code == 200
    found = recipient.get(case).json()
    assert found["nordlys_terrain"] == {"token": "sea", "title": "At sea"}
    assert found["nordlys_survey_by"] == "2031-05-04"
    assert not SURVEY.keys() & web.visitor("kari").get(case).json().keys()
    entry = caselog.entries(web.at(case))[-1]
    assert entry.why["fields"] == sorted(SURVEY) and verify_log(web.at(case)).whole


def test_only_the_action_that_fills_in_their_part_asks(web):
    worker = web.visitor("worker.idi")
    items = worker.get(f"{web.case('in_process')}/@actions-available").json()["items"]
    asking = {
        (item["id"], name)
        for item in items
        for name in item["schema"]["properties"]
        if name.startswith("nordlys_") or name in ("visited", "at_the_place")
    }
    visit = "nordlys_record_visit"
    assert asking == {*(("close", name) for name in LESSON), (visit, "visited"), (visit, "at_the_place")}


def test_the_answer(web):
    case, worker, kari = web.case("in_process"), web.visitor("worker.idi"), web.visitor("kari")
    form = worker.page(f"{case}/@@close-form", language="en")
    assert asked(form, "close.nordlys_told_at") and asked(form, "close.nordlys_safe_since")
    assert worker.act(case, "close", **CLOSE, **LESSON).status_code == 200
    for visitor in (worker, kari):
        found = visitor.get(case).json()
        assert {name: found[name] for name in LESSON} == TOLD
        said = words(visitor.page(case, language="en"))
        assert "Where the lesson is told In the mountains" in said and "Safe again since 2 Jan" in said
    # The letter is in the language of the replies.
    for variant, person, said in (
        ("full", "worker.idi", "Where the lesson is told In the mountains"),
        ("redacted", "kari", "Where the lesson is told In the mountains"),
        ("outcome", "kari", "Hvor lærdommen blir fortalt På fjellet"),
    ):
        assert said in " ".join(pdf(web, case, variant, person).split()), variant


def test_an_answer_that_was_taken_back(web):
    case = web.case("in_process")
    assert web.visitor("worker.idi").act(case, "close", **CLOSE, **LESSON).status_code == 200
    assert web.visitor("recipient.ie").act(case, "reopen", reason="Ny kunnskap.").status_code == 200
    for person in ("worker.idi", "kari"):
        found = web.visitor(person).get(case).json()
        assert {name: found[name] for name in LESSON} == dict.fromkeys(LESSON)
        (earlier,) = found["earlier_outcomes"]
        assert {name: earlier[name] for name in LESSON} == TOLD
        assert "In the mountains" in words(web.visitor(person).page(case, language="en"))
    form = web.visitor("worker.idi").page(f"{case}/@@close-form", language="en")
    (day,) = asked(form, "close.nordlys_safe_since")
    (chosen,) = [one for one in asked(form, "close.nordlys_told_at") if one.get("checked") is not None]
    assert (day.get("value"), chosen.get("value")) == ("2026-01-02", "mountain")


def test_a_choice_in_the_log_and_in_mails(web):
    def done(house):
        case = house.case("in_process")
        house.forget_mails()
        visit = {"visited": "2020-11-02", "at_the_place": "Rekkverket er borte.", "came": "boat"}
        house.act(case, "worker.idi", "nordlys_record_visit", **visit)
        return web.address(case), [mail.get_body(("plain",)).get_content() for mail in house.mails()]

    case, mails = web.committed(done)
    assert mails and all("Kom dit: Med båt" in mail for mail in mails)
    log = words(web.visitor("recipient.ie").page(f"{case}/@@case-log", language="en"))
    assert "How did you get there? By boat" in log


def test_what_was_chosen_stays_in_the_end(web):
    """Like choices from the product's own lists: it names nobody, and is counted."""

    def deleted(house):
        case = house.act(house.case("in_process"), "worker.idi", "close", **CLOSE, **LESSON)
        RetainedDeviation(case).anonymise("archivist", {}, now())
        return case.nordlys_told_at, web.address(case)

    chosen, case = web.committed(deleted)
    assert chosen == "mountain"
    assert web.visitor("recipient.ie").page(case).status_code == 200
