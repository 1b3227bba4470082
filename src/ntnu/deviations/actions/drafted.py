"""Drafts and rights: what a draft is for may not be its author's to do any more."""

from AccessControl import getSecurityManager
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.guard import case_of
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.access.reading import may_view_part
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.reading import user_by_id
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.actions.folder_roles import offered
from ntnu.deviations.actions.perform import available
from ntnu.deviations.actions.send_document import may_send
from ntnu.deviations.core.drafts import is_over
from ntnu.deviations.drafts import store
from ntnu.deviations.drafts.store import Draft
from ntnu.deviations.interfaces import IRetainable
from ntnu.deviations.persons import account_of
from plone import api

_REPORT = "ntnu.deviations: Report Deviation"
#: Forms of no act of a case, as drafts name them: of a unit (``part``), of a case.
FOLDER_ROLE, ARCHIVE_MARK, SEND_DOCUMENT = "folder_role", "archive_mark", "send_document"


def thing_of(register, draft: Draft):
    """The case or the part of it that the draft is about; None when it is not there (any more)."""
    rows = index_of(register).rows_of_uid(draft.case)
    case = case_at(register, rows[0]["ids"]) if rows else None
    if case is None or not draft.part:
        return case
    try:
        return find_part(case, draft.part)
    except LookupError:
        return None


def about(register, draft: Draft) -> tuple[str, str]:
    """The number of the case and the code of the unit that the draft is about; each empty where there is none."""
    if FOLDER_ROLE in draft.actions:
        unit = unit_content(register, draft.part)
        return "", unit.code if unit is not None else ""
    thing = thing_of(register, draft) if draft.case else None
    return (case_of(thing).number, "") if thing is not None else ("", "")


def may_still(register, draft: Draft) -> bool:
    """May who is logged in still do what the draft is for?"""
    if FOLDER_ROLE in draft.actions:
        unit = unit_content(register, draft.part)
        return unit is not None and bool(offered(unit))
    if not draft.case:
        return bool(getSecurityManager().checkPermission(_REPORT, register))
    thing = thing_of(register, draft)
    if thing is None or not (may_view_part(thing) if draft.part else Reading(thing).may_view):
        return False
    if ARCHIVE_MARK in draft.actions:
        return IRetainable(thing).may_mark(getSecurityManager().getUser())
    if SEND_DOCUMENT in draft.actions:
        return may_send(Reading(thing))
    return any(found.action.id in draft.actions for found in available(thing))


def forget(register, at) -> None:
    """Nothing is kept of drafts that are over, or whose author may no longer do what they are for."""
    store.forget_gone(register, at)
    for person, draft in store.of_everybody(register):
        if is_over(draft.saved, at) or account_of(person) is None:
            store.discard(register, person, draft.id)
            continue
        user = user_by_id(register, person)
        if user is None:
            # The directory may be down: what somebody has written is not thrown away for that.
            continue
        with api.env.adopt_user(user=user):
            may = may_still(register, draft)
        if not may:
            store.discard(register, person, draft.id)
