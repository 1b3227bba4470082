"""The text behind "?" says more than the line that is shown at its field anyway."""

import pytest
import re
from ntnu.deviations.case.hints import INTERNAL
from ntnu.deviations.case.schema.reported import IReported
from ntnu.deviations.procedure import ACTIONS
from ntnu.deviations.procedure import PART_ACTIONS
from ntnu.deviations.reporting.submit import ISending
from ntnu.deviations.speakup.actions import NotificationProcedure
from zope.i18n import translate
from zope.schema import getFieldsInOrder

#: So many of the words of the shorter of two texts make it a repetition.
MOST = 0.7
_ACTIONS = (ACTIONS, *PART_ACTIONS.values(), *NotificationProcedure.actions.values())


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def repeats(hint: str, help: str) -> bool:
    """Is a sentence the same, or are most words?"""
    first, second = ({tuple(words(said)) for said in re.split("[.!?:]", one)} - {()} for one in (hint, help))
    both = set(words(hint)) & set(words(help))
    return bool(first & second) or len(both) >= MOST * min(len(set(words(hint))), len(set(words(help))))


def test_what_a_repetition_is():
    assert repeats("Internal. The reporter does not see it.", "Internal: it is in the log.")
    assert repeats("The reporter reads this.", "The reporter will read this.")
    assert not repeats("The reporter reads this.", "Say why the other faculty should have the case.")


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_no_help_repeats_its_hint(portal, language):
    forms = [
        (action.id, action.asks, {"reason": INTERNAL, **action.hints})
        for actions in _ACTIONS
        for action in actions.values()
    ]
    compared, wrong = 0, []
    for called, schema, hints in (*forms, ("report", IReported, {}), ("send", ISending, {})):
        for name, field in getFieldsInOrder(schema):
            hint, help = hints.get(name, field.queryTaggedValue("hint")), field.description
            if hint and help:
                compared += 1
                said = [translate(text, target_language=language) for text in (hint, help)]
                wrong += [(called, name, *said)] if repeats(*said) else []
    assert compared > 30
    assert wrong == []
