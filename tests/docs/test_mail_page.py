"""The tables of ``docs/mail.md`` say what the classes of the mails say.

Written anew with ``WRITE_DOCS=1 make test ARGS=tests/docs``; otherwise compared.
"""

import re
from ntnu.deviations.mail.kinds import IMailKind
from ntnu.deviations.mail.kinds import STANDARD
from pathlib import Path
from tests.docs.pages import compare
from tests.floors import FLOORS
from zope.component import getUtilitiesFor

PAGE = Path(__file__).parents[2] / "docs" / "mail.md"
ROOMS = [room for rooms in FLOORS for room in rooms]


def test_the_page_is_what_the_classes_say(portal):
    kinds = sorted((kind for _id, kind in getUtilitiesFor(IMailKind)), key=_place)
    text = PAGE.read_text(encoding="utf-8")
    text = _with(text, "who", [("Mail", "When", "To"), *map(_who, kinds)])
    variables = [row for row in map(_variables, kinds) if row[1] or row[2]]
    text = _with(text, "variables", [("Mail", "Variables of its own", "Not told"), *variables])
    compare(PAGE, text)


def _place(kind) -> tuple[int, str, int]:
    """Rooms in the order of the floors; in one, as its module has them."""
    module = type(kind).__module__
    names = [*vars(__import__(module, fromlist=["mails"]))]
    return ROOMS.index(module.split(".")[2]), module, names.index(type(kind).__name__)


def _who(kind) -> tuple[str, str, str]:
    when, colon, who = " ".join(kind.__doc__.split()).removesuffix(".").partition(": ")
    assert colon and who, f"{kind.id}: when, and to whom?"
    return f"`{kind.id}`", when[0].lower() + when[1:], who


def _variables(kind) -> tuple[str, str, str]:
    hidden = [name for name in sorted(STANDARD) if name in kind.hidden]
    return f"`{kind.id}`", _names(sorted(kind.own)), _names(hidden)


def _names(names) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _with(text: str, part: str, rows) -> str:
    head, *rest = ["|" + "".join(f" {cell} |" if cell else " |" for cell in row) for row in rows]
    table = "\n".join([head, "|" + "---|" * len(rows[0]), *rest])
    found = re.compile(rf"(<!-- {part}: [^>]*-->\n\n).*?(\n\n<!-- end -->)", re.DOTALL)
    assert found.search(text), f"{PAGE.name} has no place for {part}"
    return found.sub(lambda match: f"{match[1]}{table}{match[2]}", text)
