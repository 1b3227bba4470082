"""Reading the facts off a case."""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from datetime import datetime
from ntnu.deviations.access.answers import reopened_at
from ntnu.deviations.access.holders import lapsed_case_workers
from ntnu.deviations.access.part_facts import parts_of
from ntnu.deviations.access.units import describe
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import successor
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.domain import roles
from ntnu.deviations.domain import states
from ntnu.deviations.domain.facts import Assignment
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.facts import HearingAccess
from ntnu.deviations.interfaces import IFaculty
from ntnu.deviations.unchanged import while_unchanged
from Products.CMFCore.utils import getToolByName

WORKFLOW = "deviation_report_workflow"


def state_of(case) -> str:
    """The case's workflow state, read off its history; ``received`` before it has one."""
    history = getattr(case, "workflow_history", None)
    entries = history.get(WORKFLOW) if history else None
    return entries[-1]["review_state"] if entries else "received"


def whole_facts_of(case) -> Facts:
    """The facts of a case with its measures, hearings, messages and refused mails."""
    return facts_of(case).but(parts=parts_of(case), refused=_refused(case))


def _refused(case) -> tuple[tuple[datetime, str], ...]:
    outbox = getattr(aq_base(register_of(case)), "outbox", None)
    letters = outbox.refused.get(uid_of(case), ()) if outbox is not None else ()
    return tuple((one.at, one.actor) for one in letters)


def readers(case) -> dict[str, frozenset[str]]:
    """State -> roles that have View in it, read from the workflow."""
    workflow = getToolByName(case, "portal_workflow")[WORKFLOW]
    return {
        state: roles.unsealed(workflow.states[state].getPermissionInfo("View")["roles"])
        for state in states.ALL
    }


def facts_of(case) -> Facts:
    """The facts of a case in its place (acquisition-wrapped), without its parts."""
    return while_unchanged(case, lambda: _facts(case), facts_of)


def _facts(case) -> Facts:
    here = aq_parent(aq_inner(case))
    above = here if IFaculty.providedBy(here) else aq_parent(aq_inner(here))
    unit = describe(here)
    faculty = unit if above is here else describe(above)
    register = register_of(here)
    named = successor(register, case.department) if case.department else None
    return Facts(
        uid=uid_of(case),
        number=case.number,
        title=case.title,
        state=state_of(case),
        reporter=case.reporter,
        faculty=faculty,
        unit=unit,
        submitted=case.submitted,
        due=case.due,
        department=describe(named) if named is not None else None,
        reply_language=case.reply_language,
        reporter_kind=case.reporter_kind,
        case_worker=Assignment(*case.case_worker) if case.case_worker else None,
        coworkers=tuple(Assignment(*coworker) for coworker in case.coworkers),
        recused=tuple(case.recused),
        reporter_excluded=case.reporter_excluded,
        personnel_like=case.personnel_like,
        closer=case.closer,
        severity=case.severity,
        target=case.target,
        first_closed=case.first_closed,
        closed=case.closed,
        register_uid=uid_of(register),
        related=tuple(case.related),
        deputies=tuple(Assignment(*deputy) for deputy in case.deputies),
        hearing_access=tuple(HearingAccess(*access) for access in case.hearing_access),
        withdrawn=case.withdrawn,
        not_solved=case.not_solved,
        preliminary=case.preliminary,
        received_since=case.received_since,
        assessed=case.assessed,
        step_since=case.step_since,
        reopened=reopened_at(case),
        attended=case.attended,
        sent=case.sent,
        reminded=case.reminded,
        anonymised=case.anonymised,
        solved=case.solved,
        sentence=case.sentence[2] if case.sentence else "",
        lapsed=lapsed_case_workers((here, above)) if case.case_worker or case.coworkers else frozenset(),
    )
