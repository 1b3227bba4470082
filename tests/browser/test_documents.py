"""A case as PDF, made and fetched in a real browser, and looked at as pictures."""

import pypdfium2
import pytest
from pathlib import Path
from tests.browser.windows import Window
from tests.documents.reading import text
from tests.people import filled_in

#: What was written of it by its reporter: her own name too.
WHAT = "Sensuren kom for sent. Hilsen Kari, og spør gjerne Håkon Dahl."


@pytest.fixture
def case(demo):
    """A case of Kari's, approved and taken on."""
    made = demo.person("student.kari").report(what_happened=WHAT).json()
    recipient, number = demo.person("recipient.ie"), made["case_number"]
    body = filled_in("approve", {"unit": "IDI", "case_worker": "worker.idi"})
    stays = f"{recipient.register}/case/{number}"
    assert recipient.post(f"{stays}/@action/approve", body).status_code == 200
    return number


def fetched(window: Window, pressed) -> bytes:
    """What comes when a link or a button is pressed."""
    with window.page.expect_download() as download:
        pressed.click()
    return Path(download.value.path()).read_bytes()


def pictures(data: bytes) -> list:
    """Each page as a picture, in grey."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.render(scale=1).to_pil().convert("L") for page in document]
    finally:
        document.close()


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_whole_redacted_and_with_names_hidden(desks, case, language):
    worker = desks.at("recipient.ie", language)
    worker.go(f"/case/{case}")
    panel = worker.page.locator("#documents")
    whole = fetched(worker, panel.locator("form:has([value=full]) button").first)
    redacted = fetched(worker, panel.locator("li form:has([value=redacted]) button").first)
    panel.locator("summary").click()
    worker.page.locator("#documents-hide").fill("Håkon Dahl")
    hidden = fetched(worker, panel.locator("details button[type=submit]"))
    for data in (whole, redacted, hidden):
        for page in pictures(data):
            # Black letters on white paper, and neither a blank page nor a black one.
            dark = sum(page.histogram()[:128]) / (page.width * page.height)
            assert 0.0005 < dark < 0.3
        assert case in text(data) and "Sensuren kom for sent" in text(data)
    assert "Kari" in text(whole) and "Håkon Dahl" in text(whole)
    assert "Kari" not in text(redacted) and "Håkon Dahl" in text(redacted)
    assert "Kari" not in text(hidden) and "Dahl" not in text(hidden)
    assert not worker.noise
