"""What has happened: the case log in words, for those who work on the case and for the reporter."""

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from ntnu.deviations import _
from ntnu.deviations.core.facts import Facts
from ntnu.deviations.core.states import OPEN

#: Words for an entry of the log.
LOG = {
    "submit": _("log_submit", default="Report received"),
    "approve": _("log_approve", default="Approved for further processing"),
    "change_unit": _("log_change_unit", default="Moved to another faculty"),
    "not_approve": _("log_not_approve", default="Not approved"),
    "reregister": _("log_reregister", default="Re-registered as a notification case"),
    "accept": _("log_accept", default="Taken on by the case worker"),
    "update_process": _("log_update_process", default="Process form updated"),
    "send_back": _("log_send_back", default="Sent back to the notification recipient"),
    "reassign": _("log_reassign", default="New case worker"),
    "add_coworker": _("log_add_coworker", default="Co-worker added"),
    "remove_coworker": _("log_remove_coworker", default="Co-worker removed"),
    "close": _("log_close", default="Closed"),
    "reopen": _("log_reopen", default="Reopened"),
    "end_assignment": _("log_end_assignment", default="The case worker lost the role"),
    "role_given": _("log_role_given", default="Role given"),
    "role_taken": _("log_role_taken", default="Role taken away"),
}

_TOLD = {
    "submit": _("story_submit", default="You reported the case"),
    "approve": _("story_approve", default="The report was approved as a deviation"),
    "change_unit": _("story_change_unit", default="The case was moved to another faculty"),
    "not_approve": _("story_not_approve", default="The report was not approved as a deviation"),
    "reregister": _("story_reregister", default="The case was handed over to SpeakUp!"),
    "accept": _("story_accept", default="A case worker took the case on"),
    "send_back": _("story_send_back", default="The case went back to the faculty"),
    "close": _("story_close", default="The case was closed, and you got an answer"),
    "reopen": _("story_reopen", default="The case was opened again"),
}

#: Where the case stands, to its reporter.
STANDS = {
    "received": _("stands_received", default="${unit} has received the report, and is going to assess it."),
    "forwarded": _(
        "stands_forwarded", default="The report is approved. A case worker at ${unit} takes it on soon."
    ),
    "in_process": _("stands_in_process", default="The case is being processed at ${unit}."),
    "closed": _("stands_closed", default="${unit} has finished the case."),
    "not_approved": _(
        "stands_not_approved", default="${unit} has assessed the report, and did not approve it."
    ),
}


@dataclass(frozen=True)
class Event:
    """One thing that happened, or will: when, what, and what was said."""

    when: datetime | None
    title: str
    text: str = ""
    who: str = ""
    anchor: str = ""


def log_events(entries: Iterable, name: Callable[[str], str]) -> list[Event]:
    """The whole log, newest first."""
    found = []
    for entry in reversed(list(entries)):
        said = entry.why.get("reason") or ""
        who = name(entry.actor) if entry.actor else ""
        found.append(Event(entry.at, LOG.get(entry.action, entry.action), said, who))
    return found


def reporter_events(entries: Iterable) -> list[Event]:
    """What the reporter is told, oldest first; only the reason that was written to her is shown."""
    anchors = {"submit": "reported", "close": "outcome", "not_approve": "outcome"}
    return [
        Event(
            entry.at,
            _TOLD[entry.action],
            entry.why.get("reason", "") if entry.action == "change_unit" else "",
            anchor=anchors.get(entry.action, ""),
        )
        for entry in entries
        if entry.action in _TOLD
    ]


def last_of(entries: Iterable, *actions: str) -> datetime | None:
    """When one of these acts was last done."""
    return max((entry.at for entry in entries if entry.action in actions), default=None)


def steps(facts: Facts, entries: list, day: Callable, short: Callable) -> list[dict[str, object]]:
    """The line of states: done, now, and what is to come."""
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
