"""What the actions on a measure have in common."""

from collections.abc import Iterable
from dataclasses import astuple
from ntnu.deviations.domain import notices
from ntnu.deviations.domain import parts
from ntnu.deviations.domain.plan import PartChange
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.type_ids import MEASURE
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.engine.base import PartAction
from ntnu.deviations.measures.new_measure import given


class OnMeasure(PartAction):
    """An action on a measure."""

    on = MEASURE

    def planned_on(self, facts, measure, changes, moment, told=(), why=None, more=(), **after) -> Plan:
        """The plan: ``changes`` are stored on the measure, ``after`` its facts that change; ``told`` are
        mails, ``more`` other effects. With ``moves=False`` it stays in its state."""
        to = self.rule.to if after.pop("moves", True) else None
        then = measure.but(**after) if to is None else measure.but(state=to, **after)
        change = PartChange(measure.uid, changes, self.id if to else None, own=True)
        return self.planned(
            facts,
            moment,
            after=facts.but(parts=facts.whole.put(then)),
            effects=(change, *more, *told),
            why={"measure": measure.uid, "title": measure.title, **(why or {})},
            part=measure.uid,
        )

    def said(self, slot: str, facts, measure, kind: str, data, moment: Moment, told: str, **more) -> Plan:
        """A plan in which a line manager (``slot``: objection) or the responsible (request) says something
        by ``data``, and those in charge get the mail ``told``; ``more`` is stored too."""
        name, due = "text" if "text" in data else "reason", data.get("due")
        one = parts.Said(kind, moment.person, moment.now, due)
        stored = {slot: astuple(one), f"{slot}_text": data[name], f"{slot}_answer": ""}
        return self.planned_on(
            facts,
            measure,
            {**stored, **more},
            moment,
            self.tell_worker(told, facts, measure, moment),
            {name: data[name], **({"due": due.isoformat()} if due else {})},
            **{slot: one},
            **more,
        )

    def changed(self, facts, measure, new, moment: Moment) -> Plan:
        """A plan in which the measure gets the values of ``new``: the responsible is notified, an agreement
        to something else ends, and what the responsible asked for is answered."""
        changes = {name: value for name, value in new.items() if name != "responsible"}
        person = new.get("responsible", measure.responsible)
        after = {name: new[name] for name in ("title", "description", "kind", "due") if name in new}
        then = measure.but(**after, responsible=person)
        if person != measure.responsible:
            changes["given"] = (person, moment.now, moment.actor)
            after |= {"responsible": person, "since": moment.now, "given_by": moment.actor}
            told = given(facts, then, moment)
        else:
            told = tuple(self.tell("measure_changed", [person], then, moment))
        why = {"fields": sorted(new)} | ({"responsible": person} if "given" in changes else {})
        if measure.agreed and then.work != measure.work:
            # The line manager agreed to something else than the measure is now.
            changes |= {"agreed": None, "asked": None}
            after |= {"agreed": None, "agreed_by": None, "asked": None}
            told = (*told, *self.tell("measure_changed", [measure.agreed_by], then, moment))
            why["agreement_of"] = measure.agreed_by
        if measure.request and ("given" in changes or ("due" in new and not measure.is_handed_back)):
            changes |= {"request": None, "request_text": "", "request_answer": ""}
            after["request"] = None
        return self.planned_on(facts, measure, changes, moment, told, why, **after)

    def tell(self, kind: str, persons: Iterable[str], measure, moment: Moment) -> list:
        """Mails about the measure."""
        return [notices.about_measure(kind, person, measure, moment.world) for person in persons]

    def tell_worker(self, kind: str, facts, measure, moment: Moment) -> list:
        """Mails to those in charge of the case."""
        return self.tell(kind, notices.workers_or_recipients(facts, moment.world), measure, moment)
