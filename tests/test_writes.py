"""Only the handlers of effects, the engine, and the exceptions listed here write content, log or outbox."""

import ast
from collections.abc import Iterator
from pathlib import Path
from tests.source import modules
from tests.source import named
from tests.source import PACKAGE
from tests.source import tree

#: May write beside the handlers of effects, and why. A folder ends with ``/``.
ALLOWED = {
    "engine/carry_out.py": "the engine",
    "engine/effects.py": "what the handlers share: making content, firing transitions",
    "engine/redacting.py": "the hands of the handler of Redaction",
    "access/": "index, counts and groups follow what is written; the hands of SetAside and Anonymise",
    "retention/retained.py": "the hands of the handler of Anonymise, for a deviation",
    "speakup/retained.py": "the same, for a notification case",
    "speakup/guesses.py": "counts wrong codes",
    "speakup/reading.py": "the list of files to be read, and the text that was found in them",
    "engine/once.py": "what was sent already",
    "units/administrators.py": "a new register keeps who they are",
    "units/account_changes.py": "tells of what Plone has done; nothing is ours to plan",
    "documents/export.py": "that somebody had a copy: nothing is changed",
    "clock/status.py": "the month's mails of a unit",
    "you_said/store.py": "the clock tells what was approved; nothing of it is an action on a case",
    "jobs/": "files that are made for somebody, each its owner's; nothing of a case",
    "statistics/stored.py": "the figures of what is over; nothing of a case",
    "caselog/": "the log",
    "own_settings.py": "settings of a register are no content of it",
    "content/": "what content does by itself",
    "case/": "classes get their fields",
    "drafts/": "drafts",
    "mail/": "the outbox",
    "delivery/": "takes mails out of the outbox, and tells what became of them",
    "upgrades/": "evolution",
    "setuphandlers/": "the site, when the add-on comes and goes; no content",
}
#: Names of objects that are not content.
_OTHER = {
    *("self", "cls", "view", "form", "field", "fields", "request", "response", "record", "service"),
    *("server", "current", "made", "fresh", "Image", "ImageFile", "ElementTree", "reads", "found"),
    *("entry", "alarm", "error", "page"),
}
_CALLS = {
    *("setattr", "delattr", "doActionFor", "_changeStateOf", "invokeFactory", "manage_pasteObjects"),
    *("_setObject", "_delObject", "_setOb", "_delOb"),
    *("manage_setLocalRoles", "manage_addLocalRoles", "manage_delLocalRoles"),
    *("caselog.append", "caselog.cut", "caselog.erase", "caselog.erase_texts"),
    *("deliver.send", "outbox.put", "outbox.again", "outbox.forget", "outbox.forget_texts", "send_file"),
}


def _writes(path: Path) -> Iterator[str]:
    for node in _outside_handlers(tree(path)):
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign | ast.Delete):
            targets = getattr(node, "targets", None) or [node.target]
            for target in (inner for one in targets for inner in getattr(one, "elts", [one])):
                if isinstance(target, ast.Attribute) and _root(target) not in _OTHER:
                    yield f"{named(path)}:{node.lineno} {ast.unparse(target)}"
        elif isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            known = name in ("setattr", "delattr") and _root(node.args[0]) in _OTHER
            if {name, name.rpartition(".")[2]} & _CALLS and not known:
                yield f"{named(path)}:{node.lineno} {name}"


def _outside_handlers(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        decorators = map(ast.unparse, getattr(child, "decorator_list", ()))
        if not any(one.startswith("handles(") for one in decorators):
            yield child
            yield from _outside_handlers(child)


def _root(node: ast.AST) -> str:
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return getattr(node, "id", "")


def _allowed(path: Path) -> str | None:
    place = str(path.relative_to(PACKAGE))
    return next((one for one in ALLOWED if place == one or (one[-1] == "/" and place.startswith(one))), None)


def test_only_handlers_write():
    wrong = [one for path in modules(PACKAGE) if _allowed(path) is None for one in _writes(path)]
    assert not wrong, "\n".join(wrong)


def test_nothing_is_allowed_that_needs_not_be():
    assert {_allowed(path) for path in modules(PACKAGE) if any(_writes(path))} - {None} == ALLOWED.keys()
