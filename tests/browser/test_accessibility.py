"""Every page in every state, looked at once by axe; in each language, and on a phone."""

import pytest
from ntnu.deviations.procedure import ACTIONS
from ntnu.deviations.procedure import PART_ACTIONS
from tests.browser import part_pages
from tests.browser.looking import look_at
from tests.browser.pages import ACTS
from tests.browser.pages import VIEWS
from tests.browser.plan import LANGUAGES
from tests.browser.plan import LOOKS
from tests.browser.plan import pairs
from tests.browser.plan import pairwise
from tests.browser.plan import WIDTHS

PLAN = pairwise(VIEWS)


@pytest.mark.parametrize("view", PLAN, ids=lambda view: view.id)
def test_page(view, desks, demo):
    wrong = look_at(view, PLAN[view], desks, demo)
    assert not wrong, "\n".join(wrong)


def test_the_plan_leaves_out_no_pair():
    seen = set().union(*(pairs(view, look) for view, looks in PLAN.items() for look in looks))
    for view in VIEWS:
        assert {(view.name, language) for language in LANGUAGES} <= seen
        assert {(view.name, width) for width in WIDTHS} <= seen
        assert {(view.person, language) for language in LANGUAGES} <= seen
        assert {(view.person, width) for width in WIDTHS} <= seen
    assert {(look.language, look.width) for look in LOOKS} <= seen


def test_every_act_has_its_form_in_the_plan():
    assert ACTS.keys() == ACTIONS.keys()
    for kind, acts in PART_ACTIONS.items():
        assert part_pages.ACTS[kind].keys() == acts.keys()
