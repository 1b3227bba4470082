"""Every action there is has words in the case log, and so has every problem that "verify" can find."""

import ast
import pytest
from ntnu.deviations.caselog.entry_words import entry_words_of
from ntnu.deviations.caselog.entry_words import OTHER
from ntnu.deviations.caselog.problems import PROBLEMS
from ntnu.deviations.procedure import ACTIONS
from ntnu.deviations.procedure import PART_ACTIONS
from ntnu.deviations.speakup.actions import NotificationProcedure
from tests.source import calls
from tests.source import modules
from tests.source import PACKAGE
from tests.source import tree

pytestmark = pytest.mark.usefixtures("actions_are_known")


def without_words(actions, notification: bool = False) -> list[str]:
    words = {action: entry_words_of(action, notification) for action in actions}
    return [action for action, of in words.items() if of.title == "log_named" or of.kind == OTHER]


def test_every_act_on_a_case():
    assert without_words(ACTIONS) == []


def test_every_act_on_a_part_of_a_case():
    assert (
        without_words(
            f"{kind.removeprefix('Deviation').lower()}_{action}"
            for kind, actions in PART_ACTIONS.items()
            for action in actions
        )
        == []
    )


def test_every_act_on_a_notification_case():
    (actions,) = NotificationProcedure.actions.values()
    assert without_words(actions, notification=True) == []
    assert entry_words_of("reply", notification=True).title == "speakup_log_reply"
    # What a deviation and a notification case call by the same id, each calls in its own words.
    assert entry_words_of("return_to_register", notification=True).title == "speakup_log_return"
    assert entry_words_of("return_to_register").title == "log_return_to_register"


def test_what_happens_by_itself():
    assert without_words(["submit", "end_assignment", "role_given", "role_taken", "payload_erased"]) == []


def test_every_problem_has_words_and_every_word_a_problem():
    found = set()
    for path in modules(PACKAGE / "caselog"):
        for name, call in calls(path):
            if name.split(".")[-1] in ("Problem", "_refused"):
                found |= {
                    node.value
                    for argument in call.args
                    for node in ast.walk(argument)
                    if isinstance(node, ast.Constant) and isinstance(node.value, str)
                }
    # Two are chosen by a name first.
    assert found | {"case_gone", "unit_gone", "file_missing"} == PROBLEMS.keys()


def test_every_word_for_what_is_no_action_has_a_use():
    """An entry of that name is written somewhere."""
    words = PACKAGE / "caselog" / "entry_words.py"
    (table,) = (node for node in tree(words).body if ast.unparse(node).startswith("_WORDS:"))
    ids = {
        node.args[0].value.removeprefix("log_")
        for node in ast.walk(table.value)
        if isinstance(node, ast.Call)
    }
    assert ids >= {"submit", "end_assignment", "pdf"}
    text = "\n".join(path.read_text() for path in modules(PACKAGE) if path != words)
    assert {id_ for id_ in ids if f'"{id_}"' not in text} == set()
