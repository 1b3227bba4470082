"""Units that are moved, merged and split: what becomes of their cases, of roles, and who is told."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Sequence
from dataclasses import replace
from ntnu.deviations.access.addresses import public_url
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.holders import terms_on
from ntnu.deviations.access.units import describe
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.facts import Unit
from ntnu.deviations.domain.folder_roles import Change
from ntnu.deviations.domain.folder_roles import Terms
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import MoveCase
from ntnu.deviations.domain.unit_changes import Shift
from ntnu.deviations.domain.unit_changes import shift_of_merge
from ntnu.deviations.domain.unit_changes import shift_of_move
from ntnu.deviations.domain.unit_changes import shift_of_split
from ntnu.deviations.domain.unit_plan import MergeUnit
from ntnu.deviations.domain.unit_plan import MoveUnit
from ntnu.deviations.domain.unit_plan import Picked
from ntnu.deviations.domain.unit_plan import SplitUnit
from ntnu.deviations.engine.carry_out import carry_out
from ntnu.deviations.engine.carry_out import Doing
from ntnu.deviations.engine.carry_out import handles
from ntnu.deviations.engine.effects import move_content
from ntnu.deviations.mail import outbox
from ntnu.deviations.now import today
from ntnu.deviations.units import folder_roles
from ntnu.deviations.units import role_days
from ntnu.deviations.units.lost_work import end_lost_work
from ntnu.deviations.units.role_effects import shield_own_cases
from ntnu.deviations.units.role_memory import tell
from ntnu.deviations.units.role_notices import recipients_of
from ntnu.deviations.units.role_places import places_of
from ntnu.deviations.units.unit_cases import carry
from ntnu.deviations.units.unit_cases import cases_of
from ntnu.deviations.units.unit_cases import Row
from ntnu.deviations.units.unit_cases import wishing
from ntnu.deviations.units.unit_effects import NewUnit
from ntnu.deviations.units.unit_forecast import foresee
from ntnu.deviations.units.unit_forecast import mails
from ntnu.deviations.units.unit_forecast import wishes
from plone.app.redirector.interfaces import IRedirectionStorage
from zope.component import queryUtility

# moved ------------------------------------------------------------------------------------------


def _foresee_move(effect, preview, unit, plan):
    shift = shift_of_move(describe(unit), effect.faculty, Directory(register_of(unit)))
    preview = foresee(preview, plan, unit, shift, cases_of(unit), "moved")
    left = wishing(unit)
    return replace(preview, consequences=(*preview.consequences, wishes(left))) if left else preview


@handles(MoveUnit, foreseen=_foresee_move)
def move_unit(effect, doing: Doing) -> None:
    """Its address leads on to where it is; those of its cases do so with it, for who may see them."""
    unit, register = doing.subject, _settled(doing)
    before, rows = describe(unit), cases_of(unit)
    shift = shift_of_move(before, effect.faculty, Directory(register))
    old_path, old_ids = "/".join(unit.getPhysicalPath()), register.unit_ids[before.uid]
    doing.subject = moved = move_content(unit, unit_content(register, effect.faculty))
    outbox.follow_move(register, old_ids, register.unit_ids[before.uid])
    storage = queryUtility(IRedirectionStorage)
    if storage is not None:
        storage.add(old_path, "/".join(moved.getPhysicalPath()))
    after = describe(moved)
    carry(moved, rows, (), before, after, doing)
    _follow(moved, after, rows, shift, "moved", doing)


# merged -----------------------------------------------------------------------------------------


def _foresee_merge(effect, preview, unit, plan):
    register = register_of(unit)
    into = unit_content(register, effect.into)
    shift = shift_of_merge(describe(unit), describe(into), effect.take_roles, Directory(register))
    given = _to_give(unit, terms_on(into)) if effect.take_roles else []
    return foresee(preview, plan, into, shift, cases_of(unit), "merged", given)


@handles(MergeUnit, foreseen=_foresee_merge)
def merge_units(effect, doing: Doing) -> None:
    """Both logs tell of it."""
    unit, register = doing.subject, _settled(doing)
    into, rows = unit_content(register, effect.into), cases_of(unit)
    before, after = describe(unit), describe(into)
    shift = shift_of_merge(before, after, effect.take_roles, Directory(register))
    carry_out(into, BarePlan(action=doing.plan.action, actor=doing.plan.actor, why=doing.plan.why), doing.at)
    if effect.take_roles:
        _give(into, _to_give(unit, terms_on(into)), doing)
    carry(unit, rows, (MoveCase(after.uid),), before, after, doing)
    _follow(into, after, rows, shift, "merged", doing)


# split ------------------------------------------------------------------------------------------


def _foresee_split(effect, preview, unit, plan):
    shift = shift_of_split(describe(unit), effect.copy_roles, Directory(register_of(unit)))
    # What was counted by date or course could be subtracted: whoever looks reads none of the cases.
    rows = cases_of(unit, Picked(effect.picked.which))
    given = _to_give(unit, {}) if effect.copy_roles else []
    some = bool(effect.picked.since or effect.picked.courses)
    return foresee(preview, plan, unit, shift, rows, "split", given, some)


@handles(SplitUnit, foreseen=_foresee_split)
def split_unit(effect, doing: Doing) -> None:
    """The new unit stands beside it, in the register or the faculty; both logs tell of it."""
    unit, register, actor = doing.subject, _settled(doing), doing.plan.actor
    before, rows = describe(unit), cases_of(unit, effect.picked)
    shift = shift_of_split(before, effect.copy_roles, Directory(register))
    made = NewUnit(unit.portal_type, effect.attributes)
    plan = BarePlan(action="unit_added", actor=actor, effects=(made,), why=doing.plan.why)
    new = carry_out(aq_parent(aq_inner(unit)), plan, doing.at)
    after = describe(new)
    if effect.copy_roles:
        _give(new, _to_give(unit, {}), doing)
    carry(unit, rows, (MoveCase(after.uid),), before, after, doing)
    _follow(new, after, rows, shift, "split", doing)


# what they share --------------------------------------------------------------------------------


def _settled(doing: Doing):
    """The register, in which all that is due by the days of roles has been done: who worked on a case by a
    role that is over is found by the unit that gave it."""
    register = register_of(doing.subject)
    role_days.settle(places_of(register), doing.at)
    return register


def _to_give(unit, there: Terms) -> list[Change]:
    """The roles of a unit's own Sharing, with their days, that are not given ``there`` on all of them."""
    found, day = list[Change](), today()
    for role, terms in terms_on(unit).items():
        for who, term in terms.items():
            known = there.get(role, {}).get(who)
            if known is None:
                found.append(Change(role, who, True, term))
            elif not known.seen_on(day).covers(term.seen_on(day)):
                found.append(Change(role, who, True, known.seen_on(day).joined(term.seen_on(day))))
    return found


def _give(place, given: Sequence[Change], doing: Doing) -> None:
    """Each is told in the log of the place; who is mailed is mailed once, of all of it."""
    why = {"reason": doing.plan.why["reason"]}
    made = folder_roles.share(place, given, doing.plan.actor, why, doing.at)
    for one in made.made:
        plan = BarePlan(
            action="role_given",
            actor=doing.plan.actor,
            why={"role": one.role, "principal": one.principal, **one.term.told(), **why},
        )
        carry_out(place, plan, doing.at)
    for person in sorted({one.principal for one in made.persons if one.role in roles.GROUP_ROLES}):
        shield_own_cases(register_of(place), person)
    tell(uid_of(place), made.persons)


def _follow(place, after: Unit, rows: Sequence[Row], shift: Shift, what: str, doing: Doing) -> None:
    """Who is case worker no more loses the work on the cases, and recipients are told."""
    register, actor = register_of(place), doing.plan.actor
    cases, waiting = {row["uid"] for row in rows}, dict[str, list[str]]()
    losing = shift.losing(roles.CASE_WORKER)
    for person in sorted(losing.union(*(row["workers"] for row in rows))):
        # Who had the role by a group that nobody lists is found by the case alone. Co-workers need no role.
        lost_at = {after.uid} if person in losing else ()
        for facts in end_lost_work(register, person, lost_at, actor, doing.at, cases):
            for one in recipients_of(facts, Directory(register)):
                waiting.setdefault(one, []).append(facts.number)
    doing.notices.extend(mails(shift, after, public_url(place), what, doing.plan, waiting))
