"""The case as PDF in every variant and language: all of it, or nothing that must not be told."""

import pytest
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.documents import export
from ntnu.deviations.documents.telling import Wanted
from tests import parts
from tests.documents import reading
from tests.documents.story import INTERNAL
from tests.documents.story import REPORTER
from tests.documents.story import SHARED
from tests.documents.story import told

PAGES = {"nb": "Side 1 av ", "nn": "Side 1 av ", "en": "Page 1 of "}
SORTS = {"nb": "Saksdokument", "nn": "Saksdokument", "en": "Case document"}


@pytest.fixture
def case(house):
    return told(house)


def pdf(house, case, person, variant="full", language="nb", with_log=False) -> bytes:
    with house.acting(person):
        return export.case_pdf(Reading(case), Wanted(variant, language, with_log))


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_variant_and_language(house, case, language):
    for variant in ("full", "redacted"):
        made = pdf(house, case, "worker.idi", variant, language, with_log=True)
        file, text = reading.opened(made), reading.text(made)
        assert reading.xmp(file) == {"part": "3", "conformance": "A"}
        assert str(file.Root.Lang) == language
        assert bool(file.Root.MarkInfo.Marked) and "/OutputIntents" in file.Root
        assert "Table" in reading.tags(file)
        assert PAGES[language] in text and SORTS[language] in text
        assert case.number in text
        for word in SHARED.values():
            assert word in text, (variant, word)


def test_the_full_one_holds_everything(house, case):
    text = reading.text(pdf(house, case, "worker.idi", with_log=True))
    for what, word in {**INTERNAL, **SHARED}.items():
        assert word in text, what
    assert "Navn kari" in text


def test_the_redacted_one_holds_nothing_of_it(house, case):
    for person in ("worker.idi", "recipient.ie", "kari", "manager.idi"):
        made = pdf(house, case, person, "redacted")
        file, text = reading.opened(made), reading.text(made)
        everything = text + str(file.docinfo["/Title"]) + bytes(file.Root.Metadata.read_bytes()).decode()
        for what, word in INTERNAL.items():
            assert word not in everything, what
        for word in REPORTER:
            assert word.casefold() not in everything.casefold()
        for word in SHARED.values():
            assert word in text


def test_its_log_tells_what_the_reporter_is_told(house, case):
    text = reading.text(pdf(house, case, "worker.idi", "redacted", "en", with_log=True))
    assert "Report received" in text and "Closed" in text
    for word in ("New case worker", "Measure planned", "Hearing opened", *INTERNAL.values(), *REPORTER):
        assert word not in text


def test_what_was_redacted_is_in_neither(house, case):
    house.act(case, "worker.idi", "redact", target="field:what_happened", reason="Et navn.")
    for variant in ("full", "redacted"):
        text = reading.text(pdf(house, case, "worker.idi", variant, "en"))
        assert "Hendelsesord" not in text and "because it must not be there" in text


def test_related_cases_that_the_reader_does_not_see_leave_no_trace(house, case):
    other, hidden = house.case("in_process"), house.report("per", faculty="HF")
    case.related = (other.number, hidden.number)
    text = reading.text(pdf(house, case, "worker.idi"))
    assert other.number in text and hidden.number not in text


ALL = ("full", "redacted")
READERS = {
    "received": {"recipient.ie": ["full", "redacted"], "kari": ["redacted"], "worker.idi": []},
    "in_process": {
        "recipient.ie": ["full", "redacted"],
        "worker.idi": ["full", "redacted"],
        "manager.idi": ["redacted"],
        "kari": ["redacted"],
        "archivist": [],
        "per": [],
        "eqs": [],
        "admin.ie": [],
    },
    "closed": {"archivist": ["full", "redacted"], "reader": [], "kari": ["redacted"]},
    "not_approved": {"archivist": ["full", "redacted"], "manager.ie": []},
    "reregistered": {"recipient.ie": [], "kari": [], "archivist": []},
}


@pytest.mark.parametrize("state", READERS)
def test_who_may_have_which(house, state):
    case = house.case(state)
    for person, variants in READERS[state].items():
        with house.acting(person):
            offered = [variant for variant in export.on_offer(Reading(case)) if variant in ALL]
            assert offered == variants, person


def test_who_may_have_the_log_with_it(house):
    case = house.case("in_process")
    for person, may in (("worker.idi", True), ("manager.idi", False), ("kari", False)):
        with house.acting(person):
            assert export.may_have(Reading(case), "redacted", with_log=True) is may


def test_a_participant_in_a_hearing_has_none(house):
    case = house.case("in_process")
    parts.hearing(house, case)
    with house.acting("per"):
        reading_ = Reading(case)
        assert reading_.may_view and export.on_offer(reading_) == []
