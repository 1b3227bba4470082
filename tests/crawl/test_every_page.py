"""Every page, in every state, as every role that sees it, in every language, at both widths.

It takes long, and is run by ``make crawl``. With ``SHOTS=folder`` it keeps a picture of each.
"""

import pytest
from tests.browser.looking import look_at
from tests.browser.pages import VIEWS
from tests.browser.plan import LOOKS


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.language}-{look.width}")
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.id)
def test_page(view, look, desks, demo):
    wrong = look_at(view, [look], desks, demo)
    assert not wrong, "\n".join(wrong)
