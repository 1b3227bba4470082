"""The letters to a reporter: in her language, with what was written to her and nothing else."""

import pytest
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.documents import export
from ntnu.deviations.documents.telling import Wanted
from tests.documents import reading
from tests.documents.story import INTERNAL
from tests.documents.story import told
from tests.register import NOT_APPROVE


def letter(house, case, variant, person="worker.idi") -> str:
    with house.acting(person):
        made = export.case_pdf(Reading(case), Wanted(variant, "nn"))
    assert reading.xmp(reading.opened(made)) == {"part": "3", "conformance": "A"}
    return reading.text(made)


def offers(house, case, person) -> list[str]:
    with house.acting(person):
        return export.on_offer(Reading(case))[-3:]


def test_each_holds_its_own(house):
    case = told(house)
    words = {"receipt": "Du får svar senest", "preliminary": "Forelopigord", "outcome": "Utfallsord"}
    for variant, word in words.items():
        for person in ("worker.idi", "kari"):
            text = letter(house, case, variant, person)
            assert word in text and case.number in text
            for other in ({*words.values()} - {word}) | {*INTERNAL.values()}:
                assert other not in text
    assert "forvaltningsloven § 11 a" in letter(house, case, "preliminary")
    assert "1. januar 2099" in letter(house, case, "preliminary")


@pytest.mark.parametrize(
    ("language", "word"), [("nb", "Vi har mottatt"), ("nn", "Vi har teke imot"), ("en", "We have received")]
)
def test_in_the_language_of_the_replies(house, language, word):
    case = house.report("kari", reply_language=language)
    assert word in letter(house, case, "receipt", "recipient.ie")


def test_which_there_are(house):
    case = house.report("kari")
    assert offers(house, case, "kari") == ["redacted", "receipt"]
    case = house.act(case, "recipient.ie", "not_approve", **NOT_APPROVE)
    assert offers(house, case, "kari")[1:] == ["receipt", "outcome"]
    assert "Referansegruppen" in letter(house, case, "outcome", "kari")
    withdrawn = house.act(house.report("kari"), "kari", "withdraw", reason="x")
    assert "preliminary" not in offers(house, withdrawn, "recipient.ie")


def test_a_reopened_case_has_no_answer(house):
    case = house.act(house.case("closed"), "recipient.ie", "reopen", reason="Det skjedde igjen.")
    assert "outcome" not in offers(house, case, "worker.idi")


def test_the_name_of_the_reporter_may_stand_in_a_letter_to_her(house):
    case = house.act(
        house.report("kari"), "recipient.ie", "not_approve", **{**NOT_APPROVE, "text": "Hei Kari!"}
    )
    assert "Hei Kari!" in letter(house, case, "outcome", "kari")
