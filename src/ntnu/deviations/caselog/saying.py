"""How a log is worded for one reader, and what hides the reporter's name from those who may not know it."""

import re
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from ntnu.deviations.messages import THE_REPORTER
from typing import Any


@dataclass(frozen=True)
class Saying:
    """The wording for one reader.

    ``person`` gives the name of a user or a group by id, ``day`` a date in words, ``moment`` a moment
    (aware). ``hidden``: the user id of the reporter, for a reader who may not know it; else empty.
    ``notification``: it is the log of a notification case, which has words of its own.
    """

    language: str
    translate: Callable[[Any], str]
    person: Callable[[str], str]
    day: Callable[[date], str] = date.isoformat
    moment: Callable[[datetime], str] = datetime.isoformat
    hidden: str = ""
    notification: bool = False

    def name(self, person: str) -> str:
        """A person's name, or "the reporter"."""
        if self.hidden and person == self.hidden:
            return self.translate(THE_REPORTER)
        return self.person(person) if person else ""


def unnamed(text: str, saying: Saying) -> str:
    """A text without the id and the name of a person who must not be named, even where somebody wrote
    them."""
    if not saying.hidden:
        return text
    for word in (saying.hidden, saying.person(saying.hidden)):
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", saying.translate(THE_REPORTER), text)
    return text


def without(value: Any, saying: Saying) -> Any:
    """A value without that id: an empty text takes its place."""
    if isinstance(value, list):
        return [without(item, saying) for item in value]
    if isinstance(value, Mapping):
        return {key: without(item, saying) for key, item in value.items()}
    if saying.hidden and value == saying.hidden:
        return ""
    return unnamed(value, saying) if isinstance(value, str) else value
