"""Mails about measures and hearings: who gets them may know little of the case."""

import pytest
from datetime import datetime
from datetime import UTC
from ntnu.deviations.domain.languages import SHIPPED as LANGUAGES
from tests.mail.cases import CASE
from tests.mail.cases import HEARINGS
from tests.mail.cases import MEASURE_URL
from tests.mail.cases import MEASURES
from tests.mail.cases import NUMBER
from tests.mail.cases import TITLE
from tests.mail.cases import URL
from tests.mail.reading import TERM
from tests.mail.reading import text
from tests.mail.reading import told
from tests.mail.reading import UNITS

EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


@EVERY_LANGUAGE
@pytest.mark.parametrize("kind", sorted(MEASURES))
def test_the_responsible_reads_number_and_title_and_nothing_else_of_the_case(kind, language):
    said = told(kind, language)
    assert NUMBER in said
    assert TITLE in said
    for hidden in (*UNITS, *TERM, URL, "kari"):
        assert hidden not in said


@EVERY_LANGUAGE
@pytest.mark.parametrize("kind", sorted(MEASURES))
def test_a_measure_has_title_responsible_date_and_a_place_of_its_own(kind, language):
    said = told(kind, language)
    for word in ("Ny rutine for avlysing", "Per Hansen", MEASURE_URL):
        assert word in said
    assert ("1 December 2026" if language == "en" else "1. desember 2026") in said


def test_a_measure_without_a_date_is_told_without_its_line():
    said = text("measure_assigned", "nb", words={"measure": "Rutine"})
    assert "Frist for tiltaket" not in said
    assert "gjennomfør det innen fristen" in said


@EVERY_LANGUAGE
@pytest.mark.parametrize("kind", sorted(HEARINGS))
def test_a_hearing_tells_its_own_deadline_and_never_the_cases_nor_who_reported(kind, language):
    said = told(kind, language, facts=CASE.but(reporter="reporter-id"))
    assert "Hva skal rutinen si?" in said
    # 14.00 UTC in November.
    assert ("25 November 2026 at 15:00" if language == "en" else "25. november 2026 kl. 15.00") in said
    for hidden in (*TERM, "reporter-id", URL):
        assert hidden not in said


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2026, 6, 30, 13, 30, tzinfo=UTC), "30. juni 2026 kl. 15.30"),
        (datetime(2026, 12, 31, 23, 5, tzinfo=UTC), "1. januar 2027 kl. 00.05"),
        (datetime(2026, 10, 25, 0, 59, tzinfo=UTC), "25. oktober 2026 kl. 02.59"),
        (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), "25. oktober 2026 kl. 02.00"),
    ],
)
def test_moments_are_told_in_norwegian_time(moment, shown):
    assert f"Frist: {shown}\n" in text("hearing_opened", "nb", words={"deadline": moment})


@pytest.mark.parametrize(
    ("purpose", "language", "shown"),
    [
        (
            "consider_measures",
            "nb",
            "Vurdere hvilke tiltak som skal gjennomføres, og hvem som skal ha ansvaret",
        ),
        ("clarify_with_manager", "nn", "Avklare tiltaka med linjeleiaren før dei blir gjennomførte"),
        ("clarify_process", "en", "Clarify how to go on with the person responsible for the measures"),
    ],
)
def test_purposes_are_told_in_words(purpose, language, shown):
    assert f": {shown}\n" in text("hearing_opened", language, words={"purpose": purpose})


def test_who_opened_a_hearing_reads_who_answered():
    assert "Uttalelse fra: Tove Dahl\n" in text("statement_given", "nb")
