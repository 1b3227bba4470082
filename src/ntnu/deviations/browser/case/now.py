"""What the person can do with the case now: one next thing, then the rest."""

from dataclasses import dataclass
from ntnu.deviations import _
from ntnu.deviations.actions import registry
from ntnu.deviations.core.facts import Facts
from ntnu.deviations.core.states import OPEN

#: Acts that stand on a page of their own beside the one for any act.
_PAGES = {
    "approve": "@@receipt-form",
    "change_unit": "@@receipt-form",
    "not_approve": "@@receipt-form",
    "accept": "@@process-form",
    "close": "@@close-form",
}

#: Acts that the first button of a state stands for already.
_COVERED = {
    "received": {"approve", "change_unit", "not_approve", "reregister"},
    "forwarded": {"accept", "send_back"},
}

#: What moves the case, by state, the first that the person may do; with the words of the button.
_NEXT = {
    "received": (("approve", _("now_receipt_form", default="Fill in the receipt form")),),
    "forwarded": (
        ("accept", _("now_process_form", default="Fill in the process form")),
        ("reassign", _("now_name_case_worker", default="Name a case worker")),
    ),
    "in_process": (
        ("close", _("now_close", default="Close the case")),
        ("update_process", _("now_update_process", default="Update the process form")),
        ("reassign", _("now_name_case_worker", default="Name a case worker")),
    ),
    "closed": (("reopen", _("now_reopen", default="Reopen the case")),),
    "not_approved": (("reopen", _("now_reopen", default="Reopen the case")),),
}

#: Titles that are the receipt form's own, said in other words where they stand alone.
_PLAIN = {"reregister": _("now_reregister", default="Re-register as a notification case")}


@dataclass(frozen=True)
class Link:
    """An act as a link to its form."""

    title: str
    url: str


@dataclass(frozen=True)
class Now:
    """The card "What can you do now?"."""

    task: str
    main: Link | None
    beside: tuple[Link, ...]
    more: tuple[Link, ...]


def now_of(url: str, facts: Facts, open_acts: list[str], person: str) -> Now:
    """The card for a person who may do ``open_acts`` on the case at ``url``."""
    first = _first(facts, open_acts)
    covered = _COVERED.get(facts.state, set()) if first and first[0] in ("approve", "accept") else set()
    rest = [id_ for id_ in open_acts if id_ not in covered and (not first or id_ != first[0])]
    quiet = first is not None and facts.state not in OPEN
    beside = [id_ for id_ in rest if id_ == "update_process" and facts.state == "in_process"]
    return Now(
        task=_task(facts, first, person),
        main=None if first is None or quiet else Link(first[1], _address(url, first[0])),
        beside=tuple(_link(url, id_) for id_ in beside),
        more=tuple(_link(url, id_) for id_ in ([first[0]] if quiet else []) + rest if id_ not in beside),
    )


def _first(facts: Facts, open_acts: list[str]):
    for id_, words in _NEXT.get(facts.state, ()):
        waits = id_ != "reassign" or facts.case_worker is None
        if id_ in open_acts and waits:
            return id_, words
    return None


def _link(url: str, action_id: str) -> Link:
    return Link(_PLAIN.get(action_id) or registry.get(action_id).title, _address(url, action_id))


def _address(url: str, action_id: str) -> str:
    page = _PAGES.get(action_id)
    return f"{url}/{page}" if page else f"{url}/@@action-form?action={action_id}"


def _task(facts: Facts, first, person: str):
    """One sentence: whose move it is."""
    if facts.state == "received":
        if first:
            return _("task_receipt", default="Assess the report within three working days.")
        return _("task_receipt_other", default="The notification recipient assesses the report.")
    if facts.state not in OPEN:
        return _("task_none", default="The case is finished.")
    if facts.case_worker is None:
        return _("task_no_case_worker", default="The case waits for a new case worker.")
    if facts.state == "forwarded":
        if first and first[0] == "accept":
            return _("task_accept", default="Take the case on, or send it back.")
        return _("task_accept_other", default="The case waits for the case worker to take it on.")
    if first and first[0] == "close":
        return _("task_close", default="Find the cause, and close the case with an answer to the reporter.")
    if facts.closer == "recipient" and person in facts.workers:
        return _("task_recipient_closes", default="The notification recipient closes the case, as agreed.")
    return _("task_close_other", default="The case worker processes the case.")
