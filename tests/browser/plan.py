"""In which language and at which width each view is looked at: every pair of two things once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from tests.browser.pages import View

LANGUAGES = ("nb", "nn", "en")
WIDTHS = (320, 1280)


@dataclass(frozen=True)
class Look:
    """One look at a view."""

    language: str
    width: int


LOOKS = tuple(Look(*pair) for pair in product(LANGUAGES, WIDTHS))


def pairs(view: View, look: Look) -> set[tuple]:
    """What this look brings together."""
    return {
        (view.name, look.language),
        (view.name, look.width),
        (view.person, look.language),
        (view.person, look.width),
        (look.language, look.width),
    }


def pairwise(views: Iterable[View]) -> dict[View, list[Look]]:
    """Looks by view: so few that no pair is missing.

    The first round gives each view one look, the best one left; what is missing then is put right
    where it helps most.
    """
    views = list(views)
    missing = set().union(*(pairs(view, look) for view in views for look in LOOKS))
    planned: dict[View, list[Look]] = defaultdict(list)

    def take(view: View, look: Look) -> None:
        planned[view].append(look)
        missing.difference_update(pairs(view, look))

    for view in views:
        take(view, max(LOOKS, key=lambda look: len(missing & pairs(view, look))))
    while missing:
        take(*max(product(views, LOOKS), key=lambda pair: len(missing & pairs(*pair))))
    return planned
