"""What follows from every action, so that no action can forget it."""

from collections.abc import Iterator
from dataclasses import replace
from ntnu.deviations.domain import parts
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.carrying_out import carrying_out
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.facts import HearingAccess
from ntnu.deviations.domain.hearings import all_ended
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.notices import about_hearing
from ntnu.deviations.domain.notices import access_ended
from ntnu.deviations.domain.notices import access_given
from ntnu.deviations.domain.plan import KeepSentence
from ntnu.deviations.domain.plan import MoveCase
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.plan import PartChange
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.plan import Redaction
from ntnu.deviations.domain.plan import SetAside
from ntnu.deviations.domain.plan import SetFields
from ntnu.deviations.domain.schedule import Item
from ntnu.deviations.domain.schedule import too_late
from ntnu.deviations.domain.schedule import with_sent
from ntnu.deviations.domain.signals import attended
from ntnu.deviations.domain.states import CLOSED
from ntnu.deviations.domain.states import NOT_APPROVED
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.domain.states import RECEIVED
from ntnu.deviations.domain.states import WORKED_ON
from typing import Any


def with_consequences(plan: Plan, moment: Moment) -> Plan:
    """The plan, and its consequences.

    A case moves to the unit that it is to belong to, and a finished case stores when it was finished, and
    when for the first time; a case whose receipt form is filled in stores when, and so does one that begins
    to wait for another step or case worker. News that waited for the person who does the action end: see
    ``domain/signals.py``. Hearings end when the case is
    moved, sent back or finished. A case that begins to wait for a receipt form waits from now. Access by
    hearings is stored on the case as the facts have it. The person who opened a hearing that ends with the
    action is notified, and so are those who lose, or regain, access to the case by a hearing or a measure.
    Reminders that arise from the action, and whose time is past, count as sent. An answer becomes an earlier
    one when a finished case is opened again, and so does a preliminary response when another is given. What
    is told of it in "You said, we did" goes when it is opened again, or something of it is redacted.
    """
    before, after = plan.before, plan.after
    changes: dict[str, Any] = {}
    moves = after.unit.uid != before.unit.uid
    ends = moves or after.state not in OPEN or plan.action == "send_back"
    ending = [h for h in after.whole.hearings if h.state == parts.OPENED] if ends else []
    if ending:
        after = all_ended(after, moment.now)
    ended = [PartChange(h.uid, {"ended": after.whole.hearing(h.uid).ended}, "close") for h in ending]
    if before.state in OPEN and after.state not in OPEN:
        after = after.but(closed=moment.now, first_closed=before.first_closed or moment.now)
        changes |= {"closed": after.closed, "first_closed": after.first_closed}
    if after.state == RECEIVED and (before.state != RECEIVED or moves):
        after = after.but(received_since=moment.now)
        changes["received_since"] = moment.now
    if before.state == RECEIVED != after.state and before.assessed is None and not after.withdrawn:
        after = after.but(assessed=moment.now)
        changes["assessed"] = moment.now
    if after.state in WORKED_ON and _step(before) != _step(after):
        after = after.but(step_since=moment.now)
        changes["step_since"] = moment.now
    if before.parts is not None and (news := attended(before, moment)) != before.attended:
        after = after.but(attended=news)
        changes["attended"] = news
    if after.hearing_access != before.hearing_access:
        changes["hearing_access"] = tuple(_stored(access) for access in after.hearing_access)
    if late := _too_late(before, after, moment):
        after = after.but(sent=with_sent(after, late, moment.calendar))
        changes["sent"] = after.sent
    aside = _answers_set_aside(before, after)
    if before.preliminary and "preliminary" in aside and before.state not in OPEN:
        after = after.but(preliminary=None)
        changes["preliminary"] = None
    if before.solved and "outcome" in aside:
        after = after.but(solved=None)
        changes["solved"] = None
    is_untold = bool(before.sentence) and (after.state != CLOSED or bool(plan.each(Redaction)))
    if is_untold:
        after = after.but(sentence="")
    still = personal(after)
    told = [n for n in plan.notices if n.kind != "access_ended" or n.to not in still]
    told += [about_hearing("hearing_closed", h.opened_by, h) for h in ending if h.opened_by]
    told += _got_back(plan, after)
    told += _lost(before, after)
    effects = [effect for effect in plan.effects if not isinstance(effect, Notice)]
    effects += [
        *ended,
        *([KeepSentence("")] if is_untold else []),
        *([SetAside(aside, before.state)] if aside else []),
        *([SetFields(**changes)] if changes else []),
        *([MoveCase(after.unit.uid)] if moves else []),
    ]
    return replace(plan, after=after, effects=(*effects, *told))


def _step(facts: Facts) -> tuple[str, str | None]:
    return facts.state, facts.case_worker.person if facts.case_worker else None


def _answers_set_aside(before: Facts, after: Facts) -> tuple[str, ...]:
    """The preliminary response first: it was given before the outcome."""
    if before.state in (CLOSED, NOT_APPROVED) and after.state in OPEN:
        return ("preliminary", "outcome")
    another = before.preliminary is not None and after.due != before.due
    return ("preliminary",) if another else ()


def _stored(access: HearingAccess) -> tuple[Any, ...]:
    return (access.hearing, access.person, access.since, access.given_by, access.until, access.shared)


def _too_late(before: Facts, after: Facts, moment: Moment) -> list[Item]:
    if before.parts is None or after.parts is None:
        return []
    return too_late(before, after, moment.now, moment.calendar)


def _lost(before: Facts, after: Facts) -> Iterator[Notice]:
    """Personal access that has ended by a hearing or a measure; a recusal is not notified.

    Access by a hearing is stored on the case until it is removed: where its deadline has passed since, its
    end must still be notified.
    """
    if before.parts is None or after.parts is None:
        return
    new_recused = set(after.recused) - set(before.recused)
    taken = set(before.hearing_access) - set(after.hearing_access)
    gone = {access.person for access in taken} | carrying_out(before)
    yield from access_ended(sorted(gone - personal(after) - new_recused))


def _got_back(plan: Plan, after: Facts) -> Iterator[Notice]:
    """A measure that is still to be done, and whose responsible person sees it again because the case is open
    again. One that is evaluated or cancelled is no task."""
    before = plan.before
    if before.parts is None or after.parts is None or before.state in OPEN or after.state not in OPEN:
        return
    back = carrying_out(after) - carrying_out(before)
    left = [m for m in after.whole.measures if m.unfinished]
    mine = {m.responsible: m for m in reversed(left) if m.responsible in back}
    for person in sorted(mine):
        yield access_given(person, roles.MEASURE_RESPONSIBLE, mine[person].uid)


def personal(facts: Facts) -> frozenset[str]:
    """Those with personal access to the case: as case worker, deputy, in a hearing or by a measure.

    Access by a hearing counts until it is removed: its end is notified then, and once.
    """
    deputies = {deputy.person for deputy in facts.deputies}
    found = {*facts.workers, *deputies, *(access.person for access in facts.hearing_access)}
    found -= {facts.reporter, *facts.recused}
    return frozenset(found if facts.parts is None else found | carrying_out(facts))
