"""Documents of a case, downloaded in a real browser and looked at as pictures."""

import pypdfium2
import pytest
from pathlib import Path
from tests.browser.looking import SHOTS

#: Of all the points of a page, so many are ink at the least.
_INK = 0.0005


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("variant", ["full", "redacted"])
def test_the_case_as_pdf(desks, demo, variant, language):
    window = desks.at("recipient.ie", language)
    window.go(demo.case("recipient.ie", "closed"))
    panel = window.page.locator("#documents")
    with window.page.expect_download() as waited:
        panel.locator(f"[href*='variant={variant}'], [value={variant}]").first.click()
    path = Path(waited.value.path())
    suffix = "" if variant == "full" else f"-{variant}"
    assert waited.value.suggested_filename.endswith(f"{suffix}.pdf")
    document = pypdfium2.PdfDocument(path)
    try:
        text = "".join(page.get_textpage().get_text_range() for page in document)
        assert "\ufffe" not in text and "[U+" not in text
        assert len(document) >= 1
        for number, page in enumerate(document, 1):
            seen = page.render(scale=1.5).to_pil().convert("L")
            ink = sum(seen.histogram()[:128]) / (seen.width * seen.height)
            assert ink > _INK, number
            if SHOTS:
                seen.save(Path(SHOTS) / f"pdf-{variant}-{language}-{number}.png")
    finally:
        document.close()
