"""Drafts and permissions: the author of a draft may have lost the permission to do what it is for."""

from AccessControl import getSecurityManager
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.guard import case_of
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.access.reading import may_view_part
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.reading import user_by_id
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.case.interfaces import IDraftedForm
from ntnu.deviations.drafts import store
from ntnu.deviations.drafts.rules import is_over
from ntnu.deviations.drafts.store import Draft
from ntnu.deviations.engine.perform import available
from ntnu.deviations.persons import account_of
from plone import api
from zope.component import queryUtility

_REPORT = "ntnu.deviations: Report Deviation"


def thing_of(register, draft: Draft):
    """The case or the part of it that the draft is about; None when it does not exist (any more)."""
    rows = index_of(register).rows_of_uid(draft.case)
    case = case_at(register, rows[0]["ids"]) if rows else None
    if case is None or not draft.part:
        return case
    try:
        return find_part(case, draft.part)
    except LookupError:
        return None


def visible_thing_of(register, draft: Draft):
    """The same, for the person who is logged in: None where they may not view it."""
    thing = thing_of(register, draft)
    if thing is None:
        return None
    return thing if (may_view_part(thing) if draft.part else Reading(thing).may_view) else None


def about(register, draft: Draft) -> tuple[str, str]:
    """Number of the case and code of the unit that the draft is about; each empty where there is none."""
    if draft.case:
        thing = thing_of(register, draft)
        return (case_of(thing).number, "") if thing is not None else ("", "")
    unit = unit_content(register, draft.part) if draft.part else None
    return "", unit.code if unit is not None else ""


def form_of(draft: Draft):
    """The form that the draft is for, where it does not belong to an action: see ``IDraftedForm``; else
    None."""
    return queryUtility(IDraftedForm, draft.actions[0]) if draft.actions else None


def may_still(register, draft: Draft) -> bool:
    """May the person who is logged in still do what the draft is for?"""
    form = form_of(draft)
    if form is not None:
        return form.may_still(register, draft)
    if not draft.case:
        return bool(getSecurityManager().checkPermission(_REPORT, register))
    thing = visible_thing_of(register, draft)
    return thing is not None and any(found.action.id in draft.actions for found in available(thing))


def forget(register, at) -> None:
    """Delete drafts that have expired, or whose author may no longer do what they are for."""
    store.forget_gone(register, at)
    for person, draft in store.of_everybody(register):
        if is_over(draft.saved, at) or account_of(person) is None:
            store.discard(register, person, draft.id)
            continue
        user = user_by_id(register, person)
        if user is None:
            # The directory may be down: drafts are not deleted for that.
            continue
        with api.env.adopt_user(user=user):
            may = may_still(register, draft)
        if not may:
            store.discard(register, person, draft.id)
