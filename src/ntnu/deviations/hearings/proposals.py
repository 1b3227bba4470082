"""What the forms of actions on hearings contain before anything is typed."""

from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.case.interfaces import IProposal
from ntnu.deviations.domain.local_time import in_full
from ntnu.deviations.engine.targets import target_of
from ntnu.deviations.hearings.on_hearing import proposed_deadline
from ntnu.deviations.interfaces import IDeviationReport
from ntnu.deviations.interfaces import IHearing
from ntnu.deviations.persons import id_of
from zope.component import adapter
from zope.interface import implementer


@implementer(IProposal)
@adapter(IDeviationReport)
def new_hearing(case) -> dict[str, object]:
    """For a new hearing: the usual deadline."""
    return _deadline(case)


@implementer(IProposal)
@adapter(IHearing)
def opening(hearing) -> dict[str, object]:
    """The deadline in the draft, as long as it is in the future."""
    ahead = hearing.deadline is not None and hearing.deadline > target_of(hearing).moment.now
    return {"deadline": in_full(hearing.deadline)} if ahead else _deadline(hearing)


@implementer(IProposal)
@adapter(IHearing)
def asking_again(hearing) -> dict[str, object]:
    """The usual deadline, from today."""
    return _deadline(hearing)


@implementer(IProposal)
@adapter(IHearing)
def statement(hearing) -> dict[str, object]:
    """The person's earlier answer."""
    target = target_of(hearing)
    facts = target.facts.whole.find(uid_of(hearing))
    moment, *others = [*target.moments_of(target.get("give_statement"))] or [target.moment]
    if others:
        # They choose first for whom they answer.
        return {}
    given = (s.uid for s in facts.statements if s.person == moment.person)
    uid = next(given, None)
    return {"text": find_part(target.case, uid).text} if uid else {}


@implementer(IProposal)
@adapter(IHearing)
def draft(hearing) -> dict[str, object]:
    """The values of the hearing's draft."""
    return {
        "title": hearing.title,
        "purpose": hearing.purpose,
        "question": hearing.question,
        "participants": [id_of(who) for who in hearing.asked],
        "deadline": in_full(hearing.deadline) if hearing.deadline else None,
        "shared": list(hearing.shared),
    }


def _deadline(context) -> dict[str, object]:
    return {"deadline": in_full(proposed_deadline(target_of(context).moment))}
