"""No text of ours names an institution, its system, archive, channel or the beginning of its case numbers."""

import ast
import pytest
import re
from scripts.translations import po_path
from scripts.translations import POT
from tests.source import modules
from tests.source import named
from tests.source import PACKAGE
from tests.source import tree

NAMES = re.compile(r"NTNU(?!_)|EQS|ePhorte|SpeakUp!|Si ifra|AVVIK")

#: Strings of code that no text is made of, and why they stay.
IN_CODE = {
    "Local EQS Administrator": "the id of a role",
    "EQS System Administrator": "the id of a role",
    "receipt code of SpeakUp!": "what a key is derived for: another word would make other codes",
    "ntnu.deviations: receipt codes of SpeakUp!": "as above",
    "ntnu.deviations: receipt codes of SpeakUp!, found by a digest": "as above",
}
#: Files that may name them, and why.
FILES = {
    "profiles/default/registry/institution.xml": "NTNU's names are the values that are shipped",
    "profiles/demo/units.json": "the demo's register is one of NTNU",
    "profiles/demo/users.json": "the demo's people: ids of roles, and what to try as whom",
}
_SHOWN = (".pt", ".zcml", ".xml", ".json", ".txt", ".toml", ".css", ".js", ".svg", ".cfg", ".md")


def _strings(path):
    """Every string of a module that is no docstring."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree(path))
        if isinstance(getattr(node, "body", None), list) and node.body and isinstance(node.body[0], ast.Expr)
    }
    # A string after an assignment tells what that is for.
    docstrings |= {id(node.value) for node in ast.walk(tree(path)) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree(path)):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str | bytes)
            and id(node) not in docstrings
        ):
            yield node.lineno, node.value if isinstance(node.value, str) else node.value.decode("latin-1")


def test_no_string_of_the_code():
    found = {
        (f"{named(path)}:{line}", text)
        for path in modules(PACKAGE)
        for line, text in _strings(path)
        if NAMES.search(text)
    }
    assert {text for _place, text in found} == IN_CODE.keys(), sorted(found)


def test_no_template_no_profile_no_registration():
    found = set()
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in _SHOWN:
            text = re.sub(r"<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
            if NAMES.search(_without_roles(text)):
                found.add(str(path.relative_to(PACKAGE)))
    assert found == FILES.keys()


def _without_roles(text: str) -> str:
    return re.sub("Local EQS Administrator|EQS System Administrator", "", text)


@pytest.mark.parametrize("path", [POT, *map(po_path, ("nb", "nn", "en"))], ids=lambda path: path.name)
def test_no_translation_and_no_id_of_a_message(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#:")]
    assert [line for line in lines if NAMES.search(line)] == []
    assert [line for line in lines if re.match(r'msgid "(?!.* ).*(eqs|ephorte|ntnu)', line)] == []
