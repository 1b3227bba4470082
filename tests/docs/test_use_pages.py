"""``docs/use`` holds the pages of help as the site shows them, with the names that are shipped.

Written anew with ``WRITE_DOCS=1 make test ARGS=tests/docs``; otherwise compared.
"""

import pytest
from ntnu.deviations.help.text import PAGES
from ntnu.deviations.help.text import source
from tests.docs.pages import compare
from tests.source import ROOT

USE = ROOT / "docs" / "use"


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_the_page_is_what_the_site_shows(portal, page, language):
    pictures = f"../../../src/ntnu/deviations/help/pictures/{language}/"
    compare(USE / language / f"{page}.md", source(page, language).replace("](", f"]({pictures}"))


def test_no_page_is_left_over():
    found = {str(path.relative_to(USE)) for path in USE.rglob("*.md")}
    assert found == {f"{language}/{page}.md" for language in ("nb", "nn", "en") for page in PAGES}
