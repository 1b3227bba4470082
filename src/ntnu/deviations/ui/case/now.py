"""What the person can do with the case now: one next step, then the rest."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from ntnu.deviations import _
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.domain.type_ids import REPORT
from ntnu.deviations.engine import registry
from ntnu.deviations.engine.base import CASE_ITSELF
from ntnu.deviations.engine.base import MESSAGES
from ntnu.deviations.engine.base import PEOPLE_OF_THE_CASE
from ntnu.deviations.engine.base import WORK
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.registry import actions_of
from typing import Any

#: Before there are findings, closing is not the next step.
_FILL_IN = ("update_process", _("now_process_form", default="Fill in the process form"))

#: Actions for a case that cannot be closed though its deadline is near.
_LATE = (("preliminary_response", _("now_preliminary_response", default="Send a preliminary response")),)

#: "More actions" in groups; actions outside the first three are about the case itself.
_GROUPS = (
    (MESSAGES, _("now_group_messages", default="Ask and inform")),
    (WORK, _("now_group_work", default="Measures and hearings")),
    (PEOPLE_OF_THE_CASE, _("now_group_people", default="Who handles the case")),
    (CASE_ITSELF, _("now_group_case", default="The case itself")),
)


_ASSESS = _("task_receipt_by", default="Assess the report by ${day}.")
_ASSESS_LATE = _(
    "task_receipt_late", default="The report should have been assessed by ${day}. Assess it now."
)


@dataclass(frozen=True)
class AssessBy:
    """The last day to fill in the receipt form, in words; ``is_late``: it is past."""

    day: str
    is_late: bool


@dataclass(frozen=True)
class Link:
    """An action as a link to its form."""

    title: str
    url: str


@dataclass(frozen=True)
class Group:
    """Some of "More actions", under a heading."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Waiting:
    """The action that would move the case on, and why it cannot be done yet."""

    title: str
    why: tuple[str, ...]


@dataclass(frozen=True)
class Now:
    """The card "What can you do now?"."""

    task: str
    main: Link | None
    beside: tuple[Link, ...]
    groups: tuple[Group, ...]
    waiting: Waiting | None = None

    @property
    def more(self) -> tuple[Link, ...]:
        """The links of all groups."""
        return tuple(link for group in self.groups for link in group.links)


def now_of(
    url: str,
    facts: Facts,
    open_acts: list[str],
    person: str,
    waiting: Mapping[str, Sequence[FieldError]] | None = None,
    soon: bool = False,
    untouched: bool = False,
    assess_by: AssessBy | None = None,
    urgent: Link | None = None,
) -> Now:
    """The card for a person who may do ``open_acts`` on the case at ``url``.

    ``waiting`` are actions the person could do without these obstacles: the one that would move the case on
    is shown, the others are left out. ``soon``: the deadline is near, or past. ``untouched``: the process
    form is empty except for the input of taking the case on; ``assess_by``: until when the receipt form
    should be filled in. ``urgent`` comes before what follows from the state.
    """
    waiting = waiting or {}
    first = _first(facts, open_acts, "close" in waiting and soon)
    if untouched and first and first[0] == "close" and "update_process" in open_acts:
        first = _FILL_IN
    covered = {id_ for id_ in open_acts if first and registry.get(id_).in_form_of == first[0]}
    rest = [id_ for id_ in open_acts if id_ not in covered and (not first or id_ != first[0])]
    quiet = first is not None and facts.state not in OPEN
    wanted = {"update_process", "close"} if facts.state == "in_process" else set()
    beside = [id_ for id_ in rest if id_ in (wanted | {"preliminary_response"} if soon else wanted)]
    more = ([first[0]] if quiet else []) + [id_ for id_ in rest if id_ not in beside]
    usual = None if first is None or quiet else Link(first[1], form_address(url, first[0]))
    if urgent is not None:
        more = [id_ for id_ in more if form_address(url, id_) != urgent.url]
    links = [usual] if urgent and usual else []
    return Now(
        task=_task(facts, _first(facts, [*open_acts, *waiting]), person, assess_by),
        main=urgent or usual,
        beside=(*links, *(_link(url, id_) for id_ in beside)),
        groups=tuple(_grouped(url, more)),
        waiting=_waiting(facts, waiting),
    )


def _grouped(url: str, acts: list[str]):
    for group, title in _GROUPS:
        own = [id_ for id_ in acts if registry.get(id_).group == group]
        if own:
            yield Group(title, tuple(link for id_ in own for link in _links(url, id_)))


def _links(url: str, action_id: str) -> list[Link]:
    pages = registry.get(action_id).pages
    return [Link(title, f"{url}/{page}") for title, page in pages] if pages else [_link(url, action_id)]


def _moving(state: str) -> list[tuple[str, Any]]:
    """What moves a case on in this state, the first possible action first: ids, and the words of the
    button."""
    found = [
        (action.next_in[state], id_) for id_, action in actions_of(REPORT).items() if state in action.next_in
    ]
    return [(id_, next_.words) for next_, id_ in sorted(found, key=lambda pair: pair[0].place)]


def _waiting(facts: Facts, waiting: Mapping[str, Sequence[FieldError]]) -> Waiting | None:
    for id_, words in _moving(facts.state):
        if id_ in waiting:
            return Waiting(words, tuple(fault.message for fault in waiting[id_]))
    return None


def _first(facts: Facts, open_acts: list[str], late: bool = False):
    """``late``: the case cannot be closed, and its deadline is near."""
    for id_, words in (*(_LATE if late else ()), *_moving(facts.state)):
        waits = id_ != "reassign" or facts.case_worker is None
        if id_ in open_acts and waits:
            return id_, words
    return None


def _link(url: str, action_id: str) -> Link:
    action = registry.get(action_id)
    return Link(action.plain or action.title, form_address(url, action_id))


def form_address(url: str, action_id: str) -> str:
    """The address of an action's form, for the case at ``url``."""
    page = registry.get(action_id).page
    return f"{url}/{page}" if page else f"{url}/@@action-form?action={action_id}"


def _task(facts: Facts, first, person: str, assess_by: AssessBy | None):
    """One sentence: whose turn it is."""
    if facts.state == "received":
        if first and assess_by is None:
            return _("task_receipt", default="Assess the report within three working days.")
        if first:
            words = _ASSESS_LATE if assess_by.is_late else _ASSESS
            return type(words)(words, mapping={"day": assess_by.day})
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
