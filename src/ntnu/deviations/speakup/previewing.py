"""Showing what an act on a notification case would do: nothing is stored.

By the rules of acts on deviations (``engine/previewing.py``). A notification case has no deadline. What
is given back to the register has one again, and who gains and loses access to it is told.
"""

from collections.abc import Mapping
from dataclasses import replace
from ntnu.deviations.access.notification import state_of
from ntnu.deviations.domain.speakup import RULES
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.previewing import foreseen
from ntnu.deviations.engine.previewing import Preview
from ntnu.deviations.now import now
from ntnu.deviations.persons import acting
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
    shown = replace(still, state_after=RULES[act_id].target(state) or state)
    return foreseen(act.plan(case, data, acting(), now()), case, shown)
