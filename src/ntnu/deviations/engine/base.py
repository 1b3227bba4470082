"""The base classes of every action."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from ntnu.deviations import _
from ntnu.deviations.case.interfaces import IAction
from ntnu.deviations.caselog.entry_words import PROCEDURE
from ntnu.deviations.domain.facts import Assignment
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.obstacles import state_obstacles
from ntnu.deviations.domain.part_rules import PartRule
from ntnu.deviations.domain.part_rules import state_at
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import Effect
from ntnu.deviations.domain.plan import FireTransition
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.type_ids import HEARING
from ntnu.deviations.domain.type_ids import MEASURE
from ntnu.deviations.domain.type_ids import REPORT
from ntnu.deviations.engine.added import schema_of
from typing import Any
from typing import NamedTuple
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.interface import Interface
from zope.interface.interface import InterfaceClass

__all__ = ["Action", "Moment", "PartAction", "stored", "TransitionAction"]


#: Groups of "More actions", in order; an action without a group concerns the case itself.
MESSAGES, WORK, PEOPLE_OF_THE_CASE, CASE_ITSELF = "messages", "work", "people", "case"


class Next(NamedTuple):
    """A rank among the actions that move the case on in a state: the first that the person may do is the main
    button."""

    place: int
    words: Message


class INothing(Interface):
    """Nothing has to be filled in."""


#: Objects of actions within a case, as ids of log entries name them.
_IN_THE_LOG = {MEASURE: "measure", HEARING: "hearing"}


@implementer(IAction)
class Action:
    """One action, with all its properties: one schema, one rule, one function ``plan``, and its words
    wherever they are shown."""

    id: str
    title: Message
    help: Message
    button: Message
    schema: type[Interface]
    #: The part of the case that it fills in: fields that other packages add to that part are included.
    fills: InterfaceClass | None = None
    #: When and by whom it may be done, and which state follows.
    rule: Any
    #: The profile of the package that defines it, ``package:default``: it is offered where that is installed.
    profile = ""
    #: The portal type of the object it is done on.
    on = REPORT
    #: The field in which a deputy of several says for whom it is done; empty: for the first who may.
    whose = ""
    #: May files be sent with it?
    takes_files = False
    #: Does the guard check telephone numbers, addresses and listed words? It always refuses what must be
    #: refused.
    guarded = True

    #: The title of its log entry, and the kind of the entry (``caselog.entry_words``).
    log: Message
    log_kind = PROCEDURE
    #: The message on the page that follows; may name ``${number}``.
    done: Message = _("done_any", default="It is done with ${number}.")
    #: What the timeline shows to the reporter; None: nothing. ``story_if_shared``: only where it was meant
    #: for the reporter; ``story_text``: the reason that was written to the reporter; ``story_anchor``: the
    #: panel of the page with more about it.
    story: Message | None = None
    story_if_shared = False
    story_text = ""
    story_anchor = ""
    #: Who reads what is written in a field, by name of the field.
    hints: Mapping[str, Message | str] = {}

    #: The page of its form, where it is not the generic one; ``form``: the form's title, where it differs.
    #: ``pages``: several forms, each with its title. ``in_form_of``: the action in whose form it is a choice.
    page = ""
    #: Is it in the list of what can be done with the object? Not where it has a page and service of its own.
    listed = True
    form: Message | None = None
    pages: Sequence[tuple[Message, str]] = ()
    in_form_of = ""
    #: State -> its rank among the actions that move the case on there.
    next_in: Mapping[str, Next] = {}
    #: Its position among "More actions", and its title there where the usual one is unclear alone.
    group = CASE_ITSELF
    plain: Message | None = None
    #: Does the unit handle the case by it? The person who did so last is responsible for it in the archive.
    handles = False

    #: Pure: faults of the data, as in ``core.obstacles``.
    check: Callable[..., Iterable[Obstacle]] | None = None

    @property
    def asks(self) -> InterfaceClass:
        """The fields of its form and of REST: ``schema``, and what other packages add to the part it fills
        in."""
        return schema_of(self)

    def roles_for(self, facts: Facts) -> tuple[str, ...]:
        """The roles that may do it on this case."""
        return tuple(self.rule.roles)

    def permits(self, facts: Facts, moment: Moment) -> bool:
        """Does the actor hold a role that may do this, in some state?"""
        return bool(set(self.roles_for(facts)) & moment.roles)

    def readiness(self, facts: Facts, moment: Moment) -> list[Obstacle]:
        """What prevents it whatever is filled in."""
        return state_obstacles(self.rule, facts)

    def obstacles(self, facts: Facts, data: Mapping[str, Any], moment: Moment) -> list[Obstacle]:
        """The faults of the input."""
        return list(self.check(facts, data, moment.world, moment.today)) if self.check else []

    def plan(self, facts: Facts, data: Mapping[str, Any], moment: Moment) -> BarePlan:
        """The changes of the action. Pure: ``data`` is validated, and there are no obstacles."""
        raise TypeError(f"{type(self).__name__} plans nothing")

    def transition(self, facts: Facts) -> str | None:
        """The workflow transition the action triggers, if any."""
        return None

    @property
    def logged_as(self) -> str:
        """The id of its entries in the log."""
        return f"{_IN_THE_LOG[self.on]}_{self.id}" if self.on in _IN_THE_LOG else self.id

    def planned(
        self, facts: Facts, moment: Moment, *, after: Facts, effects: Iterable[Effect] = (), **what: Any
    ) -> Plan:
        """A plan of this action, by the actor, with its transition; ``what`` are further fields of Plan."""
        fired = self.transition(facts)
        return Plan(
            action=self.logged_as,
            actor=moment.actor,
            before=facts,
            after=after,
            effects=(*effects, *([FireTransition(fired)] if fired else [])),
            **what,
        )


class TransitionAction(Action):
    """An action that is a workflow transition of the same name."""

    def transition(self, facts: Facts) -> str | None:
        return self.id


class PartAction(Action):
    """An action on a measure or a hearing, whose facts are ``part`` in ``part_obstacles`` and
    ``part_plan``."""

    def permits(self, facts: Facts, moment: Moment) -> bool:
        return bool(set(self.rule.roles) & moment.roles)

    def readiness(self, facts: Facts, moment: Moment) -> list[Obstacle]:
        rule: PartRule = self.rule
        state = state_at(self._part(facts, moment), moment.now)
        # The part first: not all who may see a part of the case may know the case's status.
        if state not in rule.states:
            return [Obstacle("wrong_part_state", None, {"state": state})]
        if facts.state not in rule.case_states:
            return [Obstacle("wrong_state", None, {"state": facts.state})]
        return []

    def obstacles(self, facts: Facts, data: Mapping[str, Any], moment: Moment) -> list[Obstacle]:
        return list(self.part_obstacles(facts, self._part(facts, moment), data, moment))

    def plan(self, facts: Facts, data: Mapping[str, Any], moment: Moment) -> Plan:
        return self.part_plan(facts, self._part(facts, moment), data, moment)

    def part_obstacles(self, facts: Facts, part, data: Mapping[str, Any], moment: Moment):
        """As :meth:`obstacles`; may be a generator."""
        return ()

    def part_plan(self, facts: Facts, part, data: Mapping[str, Any], moment: Moment) -> Plan:
        """As :meth:`plan`."""
        raise TypeError(f"{type(self).__name__} plans nothing")

    def _part(self, facts: Facts, moment: Moment):
        return facts.whole.find(moment.part)


def stored(assignment: Assignment | None) -> tuple[str, Any, str] | None:
    """An assignment as the case stores it."""
    return (assignment.person, assignment.since, assignment.given_by) if assignment else None
