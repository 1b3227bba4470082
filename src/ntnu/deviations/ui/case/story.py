"""What has happened: the latest log entries, for those who work on the case, and the whole timeline for the
reporter."""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from ntnu.deviations import _
from ntnu.deviations.case.interfaces import IActions
from ntnu.deviations.caselog.entry_words import is_told
from ntnu.deviations.caselog.reasons import Reason
from ntnu.deviations.caselog.saying import Saying
from ntnu.deviations.caselog.shown import show
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.domain.type_ids import REPORT
from ntnu.deviations.messages import by_id
from zope.component import getUtility

_SUBMITTED = _("story_submit", default="You reported the case")

#: The status of the case, for its reporter.
STANDS = by_id(
    "stands_",
    _("stands_received", default="The ${unit} has received the report and will assess it."),
    _("stands_forwarded", default="The report is approved. A case worker at the ${unit} takes it on soon."),
    _("stands_in_process", default="The case is being processed at the ${unit}."),
    _("stands_closed", default="The ${unit} has finished the case."),
    _("stands_not_approved", default="The ${unit} has assessed the report, and did not approve it."),
)
_WITHDRAWN = _("stands_withdrawn", default="You have withdrawn the report, and the case is closed.")

#: What the short log shows of an entry: the first of these that it has.
_SHORT = ("reason", "comment", "text", "title", "person", "case_worker", "to")


@dataclass(frozen=True)
class Event:
    """One event, past or to come: when, what, and which text."""

    when: datetime | None
    title: str
    text: str = ""
    who: str = ""
    anchor: str = ""


def log_events(entries: Iterable, saying: Saying) -> list[Event]:
    """The log in short, newest first: the reason where there is one, else the person it was about."""
    return [
        Event(entry.at, entry.title, _in_short(entry.why), entry.actor_title)
        for entry in reversed(show(entries, saying))
    ]


def _in_short(why: Iterable[Reason]) -> str:
    told = {reason.key: reason.text for reason in why}
    return next((told[key] for key in _SHORT if told.get(key)), "")


def stands(facts: Facts):
    """The status of the case, for its reporter; takes ``unit``."""
    withdrawn = facts.withdrawn and facts.state not in OPEN
    return _WITHDRAWN if withdrawn else STANDS[facts.state]


def reporter_events(
    entries: Iterable,
    posts: Collection[str] = (),
    with_preliminary: bool = False,
    earlier: Mapping[datetime, str] | None = None,
) -> list[Event]:
    """The timeline for the reporter, oldest first; only what was written to the reporter is shown.

    ``posts``: the UIDs of the messages that are read on the page; ``with_preliminary``: the latest
    preliminary response is shown there too; ``earlier``: where an earlier outcome, given at a moment, is
    shown. Internal entries are left out, and those that no longer show whom they were for.
    """
    entries = list(entries)
    latest = max((e.seq for e in entries if e.action == "preliminary_response"), default=None)
    shown = latest if with_preliminary else None
    return [
        _event(entry, posts, entry.seq == shown, earlier or {})
        for entry in entries
        if is_told(entry.action, entry.why)
    ]


def _event(entry, posts: Collection[str], stands_on_page: bool, earlier: Mapping[datetime, str]) -> Event:
    action = getUtility(IActions)(REPORT).get(entry.action)
    title, anchor = (action.story, action.story_anchor) if action is not None else (_SUBMITTED, "reported")
    if anchor == "outcome" and entry.at in earlier:
        anchor = earlier[entry.at]
    if entry.why.get("message") in posts:
        anchor = f"message-{entry.why['message']}"
    if stands_on_page:
        return Event(entry.at, title, anchor="preliminary")
    said = str(entry.why.get(action.story_text) or "") if action is not None else ""
    return Event(entry.at, title, said, anchor=anchor)


def last_of(entries: Iterable, *actions: str) -> datetime | None:
    """When one of these actions was last done."""
    return max((entry.at for entry in entries if entry.action in actions), default=None)


def steps(facts: Facts, entries: list, day: Callable, short: Callable) -> list[dict[str, object]]:
    """The line of states: done, current, and to come."""
    places = [
        ("received", last_of(entries, "submit", "send_back", "change_unit") or facts.submitted),
        ("forwarded", last_of(entries, "approve")),
        ("in_process", last_of(entries, "accept", "reopen")),
        ("closed", facts.closed),
    ]
    if facts.state in ("not_approved", "reregistered"):
        places = [places[0], (facts.state, facts.closed)]
    order = [state for state, _when in places]
    now = order.index(facts.state)
    found = []
    for number, (state, when) in enumerate(places):
        status = "done" if number < now else "now" if number == now else "next"
        note = short(day(when)) if when and number <= now else ""
        if state == "closed" and facts.state in OPEN:
            note = _("steps_due", default="deadline ${due}", mapping={"due": short(facts.due)})
        found.append({"state": state, "status": status, "note": note})
    return found
