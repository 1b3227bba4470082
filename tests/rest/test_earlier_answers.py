"""Earlier answers at every door: REST, pages, documents, log and archive."""

import pytest
from datetime import timedelta
from lxml import html
from ntnu.deviations.archive.deviation import ArchivableDeviation
from ntnu.deviations.archive.noark import model
from tests.documents.reading import text as pdf_text
from tests.engine.later_acts import NOON
from tests.engine.test_earlier_answers import AGAIN
from tests.engine.test_earlier_answers import DELAY
from tests.house import at
from tests.register import CLOSE


@pytest.fixture
def reopened(web):
    """A case with a preliminary response and an answer, opened again: its address."""

    def make(house):
        with at(NOON):
            case = house.case("in_process")
            case = house.act(case, "worker.idi", "preliminary_response", **DELAY)
        with at(NOON + timedelta(days=3)):
            case = house.act(case, "worker.idi", "close", **CLOSE)
        with at(NOON + timedelta(days=9)):
            return web.address(house.act(case, "recipient.ie", "reopen", **AGAIN))

    return web.committed(make)


def test_kept_and_shown_at_every_door(web, reopened):
    for person in ("kari", "worker.idi", "recipient.ie"):
        told = web.visitor(person).get(reopened).json()
        assert (told["preliminary"], told["preliminary_text"], told["text_to_reporter"]) == (None, "", None)
        (outcome,) = told["earlier_outcomes"]
        assert (outcome["closed"], outcome["reopened"]) == ("2026-02-05T11:00:00Z", "2026-02-11T11:00:00Z")
        assert outcome["text_to_reporter"] == CLOSE["text"]
        assert told["earlier_preliminary"] == [
            {"preliminary": "2026-02-02", "preliminary_text": "Vi trenger mer tid."}
        ]
        page = html.fromstring(web.visitor(person).page(reopened).text)
        assert not page.xpath("//section[@id='preliminary' or @id='outcome']")
        (panel,) = page.xpath("//section[@id='earlier']")
        said = " ".join(panel.text_content().split())
        for text in (
            CLOSE["text"],
            CLOSE["measures_text"],
            "5. februar 2026",
            "Vi trenger mer tid.",
            "2. februar",
        ):
            assert text in said, (person, text)
        variant = "redacted" if person == "kari" else "full"
        file = web.visitor(person).get(f"{reopened}/@case-pdf", variant=variant)
        assert CLOSE["text"] in " ".join(pdf_text(file.content).split())
    # A line manager reads the outcome, and nothing that was written to the reporter alone.
    told = web.visitor("manager.idi").get(reopened).json()
    assert told["earlier_outcomes"][0]["text_to_reporter"] == CLOSE["text"]
    log = web.visitor("worker.idi").get(f"{reopened}/@case-log").json()["items"]
    assert any(CLOSE["text"] in str(entry) for entry in log)
    # The story leads the reporter there.
    page = html.fromstring(web.visitor("kari").page(reopened).text)
    assert "#earlier-2" in page.xpath("//section[@id='story']//a/@href")
    # What is filled in at the next closing begins with what was said.
    form = web.visitor("worker.idi").page(f"{reopened}/@@close-form").text
    assert CLOSE["text"] in html.fromstring(form).text_content()


def test_the_archive_gets_each_letter(web, reopened):
    def closed(house):
        with at(NOON + timedelta(days=20)):
            case = house.act(
                web.at(reopened), "worker.idi", "close", **{**CLOSE, "text": "Nå er det i orden."}
            )
        return ArchivableDeviation(case).describe().folder.records

    sent = [(r.title, r.at) for r in web.committed(closed) if r.kind == model.OUTGOING]
    assert [at for _title, at in sent] == [NOON + timedelta(days=days) for days in (0, 3, 20)]


def test_redacted_as_any_text(web, reopened):
    target = "field:earlier.2.text_to_reporter"
    page = web.visitor("worker.idi").page(f"{reopened}/@@redact-form").text
    assert target in page and "field:text_to_reporter" not in page
    done = web.visitor("worker.idi").act(reopened, "redact", target=target, reason="Et navn.")
    assert done.status_code == 200, done.text
    for person in ("kari", "worker.idi"):
        told = web.visitor(person).get(reopened)
        assert (
            CLOSE["text"] not in told.text
            and "2026" in told.json()["earlier_outcomes"][0]["text_to_reporter"]
        )
        assert CLOSE["text"] not in html.fromstring(web.visitor(person).page(reopened).text).text_content()
    assert CLOSE["text"] not in str(web.visitor("worker.idi").get(f"{reopened}/@case-log").json())
