"""A base of a page or a service can be read by itself: it defines what it uses of ``self``."""

import ast
from collections.abc import Iterator
from importlib import import_module
from tests.source import modules
from tests.source import PACKAGE
from tests.source import ROOT
from tests.source import tree
from zope.publisher.browser import BrowserView


def _classes() -> Iterator[tuple[type, ast.ClassDef]]:
    """Every top-level class of this product's modules, and its file."""
    for path in modules(PACKAGE):
        name = ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")
        for node in tree(path).body:
            found = getattr(import_module(name), node.name) if isinstance(node, ast.ClassDef) else None
            if isinstance(found, type):
                yield found, node


def _own(node: ast.ClassDef, kind: type[ast.expr_context]) -> set[str]:
    """The attributes of ``self`` that the class reads (``Load``) or sets (``Store``)."""
    return {
        part.attr
        for part in ast.walk(node)
        if isinstance(part, ast.Attribute)
        and isinstance(part.ctx, kind)
        and ast.unparse(part.value) == "self"
    }


def test_no_base_of_a_page_or_service_needs_another_base_beside_it():
    written = dict(_classes())
    beside = {
        base
        for found in written
        if issubclass(found, BrowserView) and len(found.__bases__) > 1
        for base in found.__bases__
        if base in written
    }
    assert len(beside) > 5
    wrong = []
    for base in beside:
        line = [written[above] for above in base.__mro__ if above in written]
        # What the publisher sets, what is annotated, and what is assigned somewhere.
        there = {"context", "request", *dir(base)}
        there.update(name for above in base.__mro__ for name in getattr(above, "__annotations__", ()))
        there.update(*(_own(node, ast.Store) for node in line))
        used = set().union(*(_own(node, ast.Load) for node in line))
        wrong += [f"{base.__module__}.{base.__name__}: {name}" for name in used - there]
    assert not wrong, "\n".join(sorted(wrong))
