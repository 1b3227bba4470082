"""Showing what an act would do: its plan, not carried out."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from ntnu.deviations.access.addresses import case_url
from ntnu.deviations.actions.carry_out import notices_of
from ntnu.deviations.actions.errors import FieldError
from ntnu.deviations.actions.errors import InvalidData
from ntnu.deviations.actions.file_parts import Upload
from ntnu.deviations.actions.perform import as_errors
from ntnu.deviations.actions.perform import permitted
from ntnu.deviations.actions.perform import readers
from ntnu.deviations.actions.perform import target_of
from ntnu.deviations.actions.perform import with_files
from ntnu.deviations.actions.validate import validate
from ntnu.deviations.core.consequences import with_consequences
from ntnu.deviations.core.plan import Plan
from ntnu.deviations.core.preview import access_change
from ntnu.deviations.core.preview import Seen
from ntnu.deviations.mail.render import language_of
from ntnu.deviations.mail.render import render
from ntnu.deviations.mail.render import Rendered
from typing import Any


@dataclass(frozen=True)
class PreviewedMail:
    """A mail that would go out, in its reader's language."""

    to: str
    language: str
    mail: Rendered


@dataclass(frozen=True)
class Preview:
    """What an act would do; nothing is stored."""

    obstacles: tuple[FieldError, ...]
    access_gained: tuple[Seen, ...] = ()
    access_lost: tuple[Seen, ...] = ()
    mails: tuple[PreviewedMail, ...] = ()
    due_before: date | None = None
    due_after: date | None = None
    state_before: str = ""
    state_after: str = ""


def preview(context, action_id: str, raw: Mapping[str, Any], files: Sequence[Upload] = ()) -> Preview:
    """What the act would do, ``raw`` and ``files`` as for ``perform``. Obstacles do not raise here: they
    are part of the answer.

    Raises UnknownAction or NotAllowed.
    """
    target = target_of(context)
    action, facts = permitted(target, action_id), target.facts
    still = Preview((), due_before=facts.due, due_after=facts.due, state_before=facts.state)
    wrong = as_errors(target.readiness(action))
    try:
        data = validate(action.schema, raw)
        moment = with_files(target.moment, action, raw, files)
    except InvalidData as error:
        return _blocked(still, wrong + error.errors)
    wrong += as_errors(action.obstacles(facts, data, moment))
    if wrong:
        return _blocked(still, wrong)
    plan = with_consequences(action.plan(facts, data, moment), moment)
    seeing = readers(target.case)
    gained, lost = access_change(facts, plan.after, target.moment.world, seeing)
    return Preview(
        obstacles=(),
        access_gained=tuple(gained),
        access_lost=tuple(lost),
        mails=tuple(previewed(plan, target.case, seeing)),
        due_before=facts.due,
        due_after=plan.after.due,
        state_before=facts.state,
        state_after=plan.after.state,
    )


def previewed(plan: Plan, place, seeing) -> list[PreviewedMail]:
    """The mails of a plan as their readers would get them."""
    url = case_url(place)
    mails = []
    for notice in notices_of(plan, place, seeing):
        language = language_of(notice)
        mail = render(notice, plan.after, notice.url or url, language)
        mails.append(PreviewedMail(notice.to, language, mail))
    return mails


def _blocked(preview: Preview, errors: list[FieldError]) -> Preview:
    return Preview(
        obstacles=tuple(errors),
        due_before=preview.due_before,
        due_after=preview.due_before,
        state_before=preview.state_before,
        state_after=preview.state_before,
    )
