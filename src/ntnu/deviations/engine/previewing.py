"""What an action would do: its plan, not carried out."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from ntnu.deviations.access.addresses import case_url
from ntnu.deviations.access.addresses import public_url
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.facts import WORKFLOW
from ntnu.deviations.access.reading import VIEW
from ntnu.deviations.access.reading import VIEW_CASEWORK
from ntnu.deviations.access.reading import VIEW_REPORTER
from ntnu.deviations.access.units import register_of
from ntnu.deviations.case.interfaces import IEffectHandler
from ntnu.deviations.domain import roles
from ntnu.deviations.domain import states
from ntnu.deviations.domain.absence import deputy_obstacles
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.preview import access_change
from ntnu.deviations.domain.preview import CASEWORK
from ntnu.deviations.domain.preview import IDENTITY
from ntnu.deviations.domain.preview import REPORT
from ntnu.deviations.domain.preview import Seen
from ntnu.deviations.engine.added import whole_plan
from ntnu.deviations.engine.carry_out import notices_of
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.engine.perform import permitted
from ntnu.deviations.engine.perform import whose
from ntnu.deviations.engine.perform import with_files
from ntnu.deviations.engine.targets import target_of
from ntnu.deviations.engine.validate import validate
from ntnu.deviations.engine.wording import as_errors
from ntnu.deviations.mail.people import person
from ntnu.deviations.mail.render import language_of
from ntnu.deviations.mail.render import render
from ntnu.deviations.mail.render import Rendered
from Products.CMFCore.utils import getToolByName
from typing import Any
from zope.i18nmessageid import Message

_PERMISSIONS = {REPORT: VIEW, CASEWORK: VIEW_CASEWORK, IDENTITY: VIEW_REPORTER}


@dataclass(frozen=True)
class PreviewedMail:
    """A mail that would be sent, in its reader's language. ``reachable``: have they an address now?"""

    to: str
    language: str
    mail: Rendered
    reachable: bool


@dataclass(frozen=True)
class Preview:
    """What an action would do; nothing is stored."""

    obstacles: tuple[FieldError, ...]
    access_gained: tuple[Seen, ...] = ()
    access_lost: tuple[Seen, ...] = ()
    mails: tuple[PreviewedMail, ...] = ()
    #: None where no deadline runs for the object of the action.
    due_before: date | None = None
    due_after: date | None = None
    state_before: str = ""
    state_after: str = ""
    #: What else follows, in words, each a message with numbers in its mapping.
    consequences: tuple[Message, ...] = ()


def preview(context, action_id: str, raw: Mapping[str, Any], files: Sequence[Upload] = ()) -> Preview:
    """What the action would do, ``raw`` and ``files`` as for ``perform``. Obstacles do not raise here: they
    are part of the answer.

    Raises UnknownAction or NotAllowed.
    """
    target = target_of(context)
    (action, moment), facts = permitted(target, action_id), target.facts
    due, state = facts.due, facts.state
    still = Preview((), due_before=due, due_after=due, state_before=state, state_after=state)
    wrong = as_errors(target.readiness(action))
    try:
        data = validate(action.asks, raw, guarded=action.guarded)
        _action, moment = permitted(target, action_id, whose(action, data))
        moment = with_files(moment, action, raw, files)
    except InvalidData as error:
        return replace(still, obstacles=tuple(wrong + error.errors))
    wrong += as_errors(action.obstacles(facts, data, moment))
    if wrong:
        return replace(still, obstacles=tuple(wrong))
    plan = whole_plan(action, target, data, moment)
    if wrong := as_errors(list(deputy_obstacles(plan, moment))):
        return replace(still, obstacles=tuple(wrong))
    after = plan.after.state if isinstance(plan, Plan) else action.rule.target(state)
    return foreseen(plan, target.case, replace(still, state_after=after or state))


def foreseen(plan: BarePlan, subject, preview: Preview) -> Preview:
    """The preview with the changes of the plan, and whom it notifies."""
    if isinstance(plan, Plan):
        world = Directory(register_of(subject))
        gained, lost = access_change(plan.before, plan.after, world, rights(subject))
        preview = replace(
            preview, access_gained=tuple(gained), access_lost=tuple(lost), due_after=plan.after.due
        )
        facts, url, told = plan.after, case_url(subject), notices_of(plan.notices, plan, subject, world)
    else:
        facts, url = None, public_url(subject)
        told = tuple(notice for notice in plan.notices if notice.to != plan.actor)
    mails = [previewed_mail(notice, facts, notice.url or url) for notice in told]
    preview = replace(preview, mails=(*preview.mails, *mails))
    for effect in plan.effects:
        preview = IEffectHandler(effect).foreseen(preview, subject, plan)
    return preview


def previewed_mail(notice: Notice, facts: Facts | None, url: str) -> PreviewedMail:
    """One mail as its reader would get it; ``facts`` are None where it is about no deviation."""
    language = language_of(notice)
    mail = render(notice, facts, url, language)
    return PreviewedMail(notice.to, language, mail, bool(person(notice.to).address))


def rights(case) -> dict[str, dict[str, frozenset[str]]]:
    """Level of reading a case -> state -> roles that read it then, from the workflow."""
    workflow = getToolByName(case, "portal_workflow")[WORKFLOW]
    return {
        what: {
            state: roles.unsealed(workflow.states[state].getPermissionInfo(permission)["roles"])
            for state in states.ALL
        }
        for what, permission in _PERMISSIONS.items()
    }
