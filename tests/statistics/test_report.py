"""The report of a year, as a board gets it: the same figures, in a document for everybody."""

import pytest
from tests.documents import reading

FILE = "/deviations/@@statistics-report"


def test_it_holds_the_figures_that_were_counted_by_hand(counted):
    answer = counted.visitor("recipient.ie").page(FILE, period="2025")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="report-2025.pdf"'
    assert answer.headers["Cache-Control"] == "private, no-store"
    text = reading.text(answer.content)
    assert "Avvik i utdanningen og i læringsmiljøet" in text
    assert "1. januar 2025 til 31. desember 2025" in text.replace("\xa0", " ")
    assert "Vurdering og eksamen 4 " in text
    assert "Slik er det talt" in text and "skjult" not in text


def test_it_is_for_archives_and_for_who_does_not_see_the_charts(counted):
    answer = counted.visitor("recipient.ie").page(FILE, period="2025")
    pdf = reading.opened(answer.content)
    assert reading.xmp(pdf) == {"part": "3", "conformance": "A"}
    assert str(pdf.Root.Lang) == "nb"
    said, tables = reading.figures(pdf), reading.tags(pdf).count("Table")
    assert "Etter tema. Alle tallene står i tabellen under." in said
    # One that goes on on the next page is tagged twice.
    assert len(said) == 7 and tables >= len(said) + 2


def test_a_quality_reader_gets_what_is_hidden_and_why(counted):
    text = reading.text(counted.visitor("reader").page(FILE).content)
    assert "Små tall er skjult" in text and "tallene i rapporten er skjult" in text
    assert "Mottatt etter enhet og studiested" in text or "Mottatt etter enhet og campus" in text
    assert counted.visitor("reader").page(FILE, period="2025", theme="assessment").status_code == 200


@pytest.mark.parametrize("language", ["nn", "en"])
def test_in_the_readers_language(counted, language):
    answer = counted.visitor("recipient.ie").page(FILE, period="2025", language=language)
    pdf = reading.opened(answer.content)
    assert str(pdf.Root.Lang) == language


def test_a_year_without_cases(counted):
    """Nothing is drawn of nothing."""
    answer = counted.visitor("recipient.hf").page(FILE, period="2025-08")
    assert "Ingenting skjedde her i denne perioden" in reading.text(answer.content)
    assert not reading.figures(reading.opened(answer.content))
