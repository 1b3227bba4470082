"""Hearings: others see the case for a while and give their opinion."""

from ntnu.deviations import _
from ntnu.deviations.case.hints import PARTICIPANTS_READ
from ntnu.deviations.domain import notices
from ntnu.deviations.domain import parts
from ntnu.deviations.domain import roles
from ntnu.deviations.domain import type_ids
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.part_obstacles import opening_obstacles
from ntnu.deviations.domain.part_rules import BOTH
from ntnu.deviations.domain.part_rules import PartRule
from ntnu.deviations.domain.plan import NewPart
from ntnu.deviations.domain.plan import PartChange
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.engine.base import INothing
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.engine.file_parts import file_parts
from ntnu.deviations.hearings.new_hearing import attributes_of
from ntnu.deviations.hearings.new_hearing import wrong_with
from ntnu.deviations.hearings.on_hearing import OnHearing
from ntnu.deviations.hearings.on_hearing import proposed_deadline
from ntnu.deviations.hearings.schema import IAskAgain
from ntnu.deviations.hearings.schema import IChangeHearing
from ntnu.deviations.hearings.schema import IHearing
from ntnu.deviations.hearings.schema import IOpenHearing
from ntnu.deviations.hearings.schema import IStatement
from ntnu.deviations.hearings.while_open import Extend
from ntnu.deviations.hearings.while_open import Remind
from ntnu.deviations.hearings.while_open import RemoveParticipant
from ntnu.deviations.hearings.while_open import Widen
from zope.schema import getFieldsInOrder


class Open(OnHearing):
    """The participants get access, and are asked."""

    id = "open"
    title = _("hearing_open_act", default="Open the hearing")
    help = _("hearing_open_help", default="The participants see the report from now until the deadline.")
    button = _("hearing_open_act", default="Open the hearing")
    schema = IOpenHearing
    rule = PartRule((parts.DRAFT,), BOTH, to=parts.OPENED)
    log = _("log_hearing_open", default="Hearing opened")
    done = _("done_hearing_open", default="The hearing is open. The participants are notified.")

    def part_obstacles(self, facts, part, data, moment: Moment):
        ends = data.get("deadline") or part.deadline or proposed_deadline(moment)
        return opening_obstacles(facts, part, ends, moment)

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        return self.opened(facts, part, data, moment, ("open",))


class AskAgain(OnHearing):
    """A closed hearing is opened again, with the same or another question."""

    id = "ask_again"
    title = _("hearing_ask_again", default="Ask again")
    help = _(
        "hearing_ask_again_help", default="The same participants get access again, until a new deadline."
    )
    button = _("hearing_ask_again", default="Ask again")
    schema = IAskAgain
    rule = PartRule((parts.ENDED,), BOTH, to=parts.OPENED)
    log = _("log_hearing_ask_again", default="Hearing opened again")
    done = _("done_hearing_again", default="The hearing is open again. The participants are notified.")
    hints = {"question": PARTICIPANTS_READ}

    def part_obstacles(self, facts, part, data, moment: Moment):
        return opening_obstacles(facts, part, data.get("deadline") or proposed_deadline(moment), moment)

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        # Past its deadline a hearing is closed, but its stored state is open until the clock has run.
        first = ("close",) if part.state == parts.OPENED else ()
        changes = {"question": data["question"]} if data.get("question") else {}
        return self.opened(facts, part, data, moment, (*first, "ask_again"), changes)


class Close(OnHearing):
    """The hearing is over before its deadline; statements are frozen."""

    id = "close"
    title = _("hearing_close", default="Close the hearing")
    help = _("hearing_close_help", default="The participants lose access at once, and statements are frozen.")
    button = _("hearing_close", default="Close the hearing")
    schema = INothing
    rule = PartRule((parts.DRAFT, parts.OPENED), BOTH, to=parts.ENDED)
    log = _("log_hearing_close", default="Hearing closed")
    done = _("done_hearing_close", default="The hearing is closed, and the statements are frozen.")

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        then = part.but(state=parts.ENDED, ended=moment.now)
        told = list(notices.to_opener("hearing_closed", then, facts, moment.world))
        return self.planned_on(facts, part, then, {"ended": moment.now}, moment, ("close",), told)


class GiveStatement(OnHearing):
    """A participant answers, or changes the answer given before."""

    id = "give_statement"
    title = _("hearing_give_statement", default="Give your statement")
    help = _("hearing_give_statement_help", default="You can change it until the hearing is closed.")
    button = _("hearing_give_statement_button", default="Send the statement")
    schema = IStatement
    whose = "person"
    takes_files = True
    rule = PartRule((parts.OPENED,), (roles.HEARING_PARTICIPANT,))
    log = _("log_hearing_statement", default="Statement given")
    done = _("done_statement", default="Your statement is sent. You can change it until the hearing closes.")
    hints = {
        "text": _(
            "hint_statement",
            default="Those who work on the case read this. The reporter and the other participants do not.",
        )
    }

    def permits(self, facts, moment: Moment) -> bool:
        # The role ends with the hearing. A participant who still sees it is shown that it is closed.
        asked = {*facts.whole.find(moment.part).participants} - {facts.reporter, *facts.recused}
        # A deputy's own place in the hearing hands nothing on of somebody else's.
        held = dict(moment.standing_in).get(moment.absent, ())
        return moment.person in asked and (not moment.absent or roles.HEARING_PARTICIPANT in held)

    def part_obstacles(self, facts, part, data, moment: Moment):
        away = (who for who, held in moment.standing_in if roles.HEARING_PARTICIPANT in held)
        asked = {*part.participants} - {facts.reporter, *facts.recused}
        if len(asked.intersection((moment.actor, *away))) > 1 and not data.get("person"):
            yield Obstacle("required", "person")

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        own = next((s for s in part.statements if s.person == moment.person), None)
        statement = parts.Statement(own.uid if own else moment.new_uid(), moment.person, moment.now)
        others = tuple(s for s in part.statements if s.person != moment.person)
        then = part.but(statements=(*others, statement))
        told = []
        if own is None:
            person = moment.world.person_name(moment.person)
            told = list(notices.to_opener("statement_given", then, facts, moment.world, who=person))
        attributes = {"text": data["text"], "given": moment.now}
        if own is not None:
            change: PartChange | NewPart = PartChange(own.uid, attributes)
        else:
            attributes |= {"person": moment.person, "created_by": (moment.actor, moment.now)}
            change = NewPart(type_ids.STATEMENT, statement.uid, attributes, inside=part.uid)
        files = file_parts(moment, statement.uid, shared=False)
        why = {"statement": statement.uid, "changed": own is not None, "attachments": len(files)}
        return self.planned_on(facts, part, then, {}, moment, (), told, why, (change, *files))


class Change(OnHearing):
    """A draft is changed, before anybody is asked."""

    id = "change"
    title = _("hearing_change", default="Change the draft")
    help = _("hearing_change_help", default="Nobody has been asked yet, and nobody is notified.")
    button = _("button_save", default="Save")
    schema = IChangeHearing
    rule = PartRule((parts.DRAFT,), BOTH)
    log = _("log_hearing_change", default="Hearing changed")
    done = _("done_hearing_change", default="The draft is changed. Nobody has been asked yet.")
    hints = {"question": PARTICIPANTS_READ}

    def part_obstacles(self, facts, part, data, moment: Moment):
        if not data:
            yield Obstacle("nothing_given")
        for name, field in getFieldsInOrder(IHearing):
            if field.required and name in data and not data[name]:
                yield Obstacle("required", name)
        yield from wrong_with(facts, data, moment)

    def part_plan(self, facts, part, data, moment: Moment) -> Plan:
        stored = attributes_of(data)
        then = part.but(**{name: value for name, value in stored.items() if name != "question"})
        why = {"fields": sorted(data)}
        if "participants" in data:
            why["participants"] = list(then.asked)
        return self.planned_on(facts, part, then, stored, moment, why=why)


HEARING_ACTIONS = (
    *(GiveStatement(), Open(), AskAgain(), Extend(), Widen(), Remind(), RemoveParticipant()),
    *(Change(), Close()),
)
