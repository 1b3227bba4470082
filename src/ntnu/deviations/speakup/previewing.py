"""Showing what an act on a notification case would do: nothing is stored.

By the rules of acts on deviations (``engine/previewing.py``). A notification case has no deadline. What
is given back to the register has one again, and who gains and loses access to it is told.
"""

from collections.abc import Mapping
from dataclasses import replace
from ntnu.deviations.access.cases import case_by_number
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.facts import readers
from ntnu.deviations.access.notification import state_of
from ntnu.deviations.access.units import register_of
from ntnu.deviations.domain.preview import access_change
from ntnu.deviations.domain.speakup import RULES
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.previewing import Preview
from ntnu.deviations.engine.previewing import previewed
from ntnu.deviations.engine.previewing import previewed_mail
from ntnu.deviations.engine.previewing import rights
from ntnu.deviations.now import now
from ntnu.deviations.persons import acting
from ntnu.deviations.speakup import returning
from ntnu.deviations.speakup.acts import way_back
from ntnu.deviations.speakup.perform import filled_in
from ntnu.deviations.speakup.perform import obstacles
from ntnu.deviations.speakup.perform import permitted
from typing import Any


def preview(case, act_id: str, raw: Mapping[str, Any]) -> Preview:
    """What the act would do, ``raw`` as for ``perform``. Obstacles do not raise here: they are part of
    the answer. Raises UnknownAction or NotAllowed."""
    act, state = permitted(case, act_id), state_of(case)
    still = Preview((), state_before=state, state_after=state)
    wrong = obstacles(case, act_id)
    try:
        data = filled_in(act, raw)
    except InvalidData as error:
        return replace(still, obstacles=tuple(wrong + error.errors))
    if wrong:
        return replace(still, obstacles=tuple(wrong))
    actor = acting()
    mails = [
        previewed_mail(notice, None, way_back(case))
        for notice in act.notices(case, data)
        if notice.to != actor
    ]
    shown = replace(still, mails=tuple(mails), state_after=RULES[act_id].target(state) or state)
    if act_id == returning.ACT:
        return _given_back(shown, case, data["text"], actor)
    return shown


def _given_back(shown: Preview, case, text: str, actor: str) -> Preview:
    """The same, with what happens to the deviation."""
    register = register_of(case)
    deviation = case_by_number(register, case.deviation)
    plan = returning.plan_of_return(case, text, actor, now())
    gained, lost = access_change(plan.before, plan.after, Directory(register), rights(deviation))
    mails = previewed(plan, deviation, readers(deviation))
    return replace(
        shown,
        access_gained=tuple(gained),
        access_lost=tuple(lost),
        mails=(*shown.mails, *mails),
        due_after=plan.after.due,
    )
