"""Every code in an answer has words, and every kind of mail its templates."""

import ast
from ntnu.deviations.messages import codes
from tests.mail.cases import KINDS
from tests.source import calls
from tests.source import modules
from tests.source import PACKAGE
from tests.source import part_of
from tests.source import tree

SOURCE = modules(PACKAGE)


def _strings(node) -> set[str]:
    """The constants that an expression may evaluate to."""
    if isinstance(node, ast.IfExp):
        return _strings(node.body) | _strings(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def _codes_used() -> set[str]:
    used = set()
    for path in SOURCE:
        for name, call in calls(path):
            short, args = name.split(".")[-1], call.args
            if short in ("Obstacle", "one", "_Fault", "message") and args:
                used |= _strings(args[0])
            elif short == "FieldError":
                # The kind names the message; without one the code does.
                used |= _strings(args[2] if len(args) > 2 else args[1])
        for node in ast.walk(tree(path)):
            in_rules = part_of(path) == "domain" and isinstance(node, ast.Assign)
            if in_rules and ast.unparse(node.targets[0]) == "code":
                used |= _strings(node.value)
    return used - {""}


def test_every_code_has_words():
    assert _codes_used() >= {"unknown_unit", "wrong_state", "is_reporter", "role_to_oneself", "file_type"}
    assert _codes_used() - codes() == set()


def test_every_word_has_a_use():
    text = "\n".join(p.read_text() for p in SOURCE if p.name != "messages.py")
    assert set() == {code for code in codes() if f'"{code}"' not in text}


def test_every_kind_of_mail_has_a_template_in_three_languages():
    used = set()
    for path in SOURCE:
        for name, call in calls(path):
            if name.split(".")[-1] in ("Notice", "to_reporter") and call.args:
                used |= _strings(call.args[0])
    assert used >= {"new_report", "assigned", "closed", "roles_changed"}
    assert used <= set(KINDS)
    for language in ("nb", "nn", "en"):
        folder = PACKAGE / "locales" / language / "mail"
        assert {f"{kind}.txt" for kind in (*KINDS, "footer")} == {path.name for path in folder.glob("*.txt")}
