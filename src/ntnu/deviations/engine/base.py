"""What every action is made of."""

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


#: Groups of "More actions", in their order; an action that names none is about the case itself.
MESSAGES, WORK, PEOPLE_OF_THE_CASE, CASE_ITSELF = "messages", "work", "people", "case"


class Next(NamedTuple):
    """A place among what moves the case in a state: the first that the person may do is the main button."""

    place: int
    words: Message


class INothing(Interface):
    """Nothing has to be filled in."""


#: What is acted on in a case, as ids of entries in the log name it.
_IN_THE_LOG = {MEASURE: "measure", HEARING: "hearing"}


@implementer(IAction)
class Action:
    """One action, and everything that is said of it: one schema, one rule, one function ``plan``, and its
    words wherever they stand."""

    id: str
    title: Message
    help: Message
    button: Message
    schema: type[Interface]
    #: The part of the case that it fills in: it asks for what other packages add to that part, too.
    fills: InterfaceClass | None = None
    #: When and by whom it may be done, and where it leads.
    rule: Any
    #: The profile of the package that brings it, ``package:default``: it is offered where that is installed.
    profile = ""
    #: The portal type of what it is done on.
    on = REPORT
    #: May files come with it?
    takes_files = False
    #: Does the guard ask about telephone numbers, addresses and listed words? It always refuses what it must.
    guarded = True

    #: What its entry in the log is called, and of which kind that is (``caselog.entry_words``).
    log: Message
    log_kind = PROCEDURE
    #: Said on the page the person comes to; may name ``${number}``.
    done: Message = _("done_any", default="It is done with ${number}.")
    #: What the reporter reads in the timeline; None: nothing. ``story_if_shared``: only where it was meant
    #: for the reporter; ``story_text``: the reason that was written to the reporter; ``story_anchor``: the
    #: panel of the page that tells more.
    story: Message | None = None
    story_if_shared = False
    story_text = ""
    story_anchor = ""
    #: Who reads what is written in a field, by name of the field.
    hints: Mapping[str, Message | str] = {}

    #: The page of its form, where it is not the one for any action; ``form``: what that is called, where it
    #: has a name of its own. ``pages``: several forms, each with its title. ``in_form_of``: the action in
    #: whose form it is chosen.
    page = ""
    form: Message | None = None
    pages: Sequence[tuple[Message, str]] = ()
    in_form_of = ""
    #: State -> its place among what moves the case there.
    next_in: Mapping[str, Next] = {}
    #: Where it stands among "More actions", and its title there where it is not understood alone.
    group = CASE_ITSELF
    plain: Message | None = None
    #: Does the unit handle the case by it? Who did so last is responsible for it in the archive.
    handles = False

    #: Pure: what is wrong with data, as ``core.obstacles`` has it.
    check: Callable[..., Iterable[Obstacle]] | None = None

    @property
    def asks(self) -> InterfaceClass:
        """What its form and REST ask for: ``schema``, and what other packages add to the part it fills in."""
        return schema_of(self)

    def roles_for(self, facts: Facts) -> tuple[str, ...]:
        """The roles that may do it on this case."""
        return tuple(self.rule.roles)

    def permits(self, facts: Facts, moment: Moment) -> bool:
        """Does the actor hold a role that may do this, in some state?"""
        return bool(set(self.roles_for(facts)) & moment.roles)

    def readiness(self, facts: Facts, moment: Moment) -> list[Obstacle]:
        """What stands in the way whatever is filled in."""
        return state_obstacles(self.rule, facts)

    def obstacles(self, facts: Facts, data: Mapping[str, Any], moment: Moment) -> list[Obstacle]:
        """What is wrong with what was filled in."""
        return list(self.check(facts, data, moment.world, moment.today)) if self.check else []

    def plan(self, facts: Facts, data: Mapping[str, Any], moment: Moment) -> BarePlan:
        """What the action changes. Pure: ``data`` is validated, and no obstacle stands in the way."""
        raise TypeError(f"{type(self).__name__} plans nothing")

    def transition(self, facts: Facts) -> str | None:
        """The workflow transition the action fires, if any."""
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
    """An action on a measure or a hearing: its facts are ``part`` in ``part_obstacles`` and ``part_plan``."""

    def permits(self, facts: Facts, moment: Moment) -> bool:
        return bool(set(self.rule.roles) & moment.roles)

    def readiness(self, facts: Facts, moment: Moment) -> list[Obstacle]:
        rule: PartRule = self.rule
        state = state_at(self._part(facts, moment), moment.now)
        # The part first: how the case stands is not for all who may see a part of it.
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
    """An assignment as the case keeps it."""
    return (assignment.person, assignment.since, assignment.given_by) if assignment else None
