"""The header stands in one row where there is room for it."""

import pytest

#: Who has how many items in the menu: the demo's mail is one of them.
PEOPLE = {"speakup.officer": 4, "eqs.admin": 6}


@pytest.mark.parametrize("person", PEOPLE)
def test_one_row_on_a_wide_screen(desks, person):
    for language in ("nb", "nn", "en"):
        window = desks.at(person, language, 1280)
        window.go()
        rows = window.page.locator(".dv-nav li").evaluate_all("items => items.map(i => i.offsetTop)")
        assert len(rows) == PEOPLE[person] and len(set(rows)) == 1, (person, language, rows)
        tops = window.page.locator(".dv-brand, .dv-nav, .dv-user").evaluate_all(
            "parts => parts.map(e => e.getBoundingClientRect()).map(place => [place.top, place.bottom])"
        )
        assert max(top for top, _bottom in tops) < min(bottom for _top, bottom in tops), (language, tops)
