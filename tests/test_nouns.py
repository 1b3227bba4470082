"""A field of a case, an action and a mail are defined once: nowhere else is there a list of their names."""

import ast
from ntnu.deviations.case.schema import case_fields
from ntnu.deviations.messages import STATES
from ntnu.deviations.procedure import ACTIONS
from tests.mail.cases import KINDS
from tests.source import modules
from tests.source import named
from tests.source import PACKAGE
from tests.source import tree

#: With this many names, at least half of it, a list or table is one of fields or of actions.
SOME = 4
#: Lists that are allowed, and why they need not be kept equal with others.
ALLOWED = {
    "src/ntnu/deviations/receipt/approve.py": "the plan of the action: what it changes",
    "src/ntnu/deviations/processing/close.py": "the plan of the action: what it changes, and why",
    "src/ntnu/deviations/choices.py": "the lists of the settings, by the name that the vocabulary has",
    "src/ntnu/deviations/upgrades/v1001/answers.py": "what ended a case in the logs of the former version",
}


def _names(node: ast.AST) -> list[object]:
    if isinstance(node, ast.Dict):
        return [key.value for key in node.keys if isinstance(key, ast.Constant)]
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return [one.value for one in node.elts if isinstance(one, ast.Constant)]
    return []


def test_no_list_of_fields_or_actions_is_typed():
    found = set()
    for path in modules(PACKAGE):
        for node in ast.walk(tree(path)):
            names = _names(node)
            for nouns in (case_fields().keys(), ACTIONS.keys()):
                known = [name for name in names if name in nouns]
                if len(known) >= SOME and 2 * len(known) >= len(names):
                    found.add(named(path))
    assert found == ALLOWED.keys()


def test_no_list_of_kinds_of_mail_is_typed():
    """Except for mails whose name is also a state or a mark of the case."""
    kinds = {*KINDS} - {*STATES, "reopened", "withdrawn", "not_solved"}
    found = set()
    for path in modules(PACKAGE):
        for node in ast.walk(tree(path)):
            names = _names(node)
            known = [name for name in names if name in kinds]
            if len(known) > 1 and 2 * len(known) >= len(names):
                found.add(named(path))
    assert found == set()
