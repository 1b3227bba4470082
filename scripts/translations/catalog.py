"""Reads and writes ``.po`` and ``.pot`` files, always in the same form: sorted, unwrapped, without dates."""

import re
from ast import literal_eval
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import escape
from babel.messages.pofile import read_po
from babel.messages.pofile import write_po
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from io import StringIO
from scripts.translations import DOMAIN

#: The English text in a comment: a string of C, perhaps in pieces.
_DEFAULT = re.compile(r'Default: ((?:"(?:[^"\\]|\\.)*"\s*)+)')
#: Babel breaks comments even without a width.
_ONE_LINE = 1_000_000


@dataclass
class Entry:
    """One text: its id, its English default where the id is no text, its places in the code, its
    translation."""

    msgid: str
    msgstr: str = ""
    defaults: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    fuzzy: bool = False

    @property
    def english(self) -> str:
        """The text as it is in the code."""
        return self.defaults[0] if self.defaults else self.msgid

    @property
    def variables(self) -> set[str]:
        """The variables of the text: ``{"number", …}``."""
        return variables(self.english)


def variables(text: str) -> set[str]:
    """The names in ``${name}`` in a text."""
    return set(re.findall(r"\$\{?([A-Za-z_][\w-]*)\}?", text))


def read(text: str) -> dict[str, Entry]:
    """The entries of a ``.po`` or ``.pot`` file by msgid, without its header."""
    return {
        found.id: Entry(
            found.id,
            found.string,
            tuple(literal_eval(english) for english in _DEFAULT.findall(" ".join(found.auto_comments))),
            tuple(f"{place}:{line}" if line else place for place, line in found.locations),
            found.fuzzy,
        )
        for found in read_po(StringIO(text))
        if found.id
    }


def write(entries: Iterable[Entry], language: str | None = None) -> str:
    """The file that holds ``entries``: a ``.pot``, or the ``.po`` of a language."""
    catalog = Catalog()
    for entry in entries:
        catalog.add(
            entry.msgid,
            entry.msgstr,
            locations=[(place, None) for place in entry.places],
            flags=["fuzzy"] if entry.fuzzy else (),
            auto_comments=[f"Default: {escape(text)}" for text in entry.defaults],
        )
    written = BytesIO()
    write_po(written, catalog, width=_ONE_LINE, omit_header=True, sort_output=True)
    # One place on each line, so that changes are easy to read.
    body = re.sub(
        r"(?m)^#: (.+)$", lambda places: "#: " + places[1].replace(" ", "\n#: "), written.getvalue().decode()
    )
    return f"{_header(language)}\n\n{body.rstrip()}\n"


def _header(language: str | None) -> str:
    fields = {
        "Project-Id-Version": DOMAIN,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    if language:
        name = Locale("en").languages[language]
        fields |= {"Language": language, "Language-Code": language, "Language-Name": name}
    fields["Domain"] = DOMAIN
    lines = [f'"{name}: {value}\\n"' for name, value in fields.items()]
    return "\n".join(['msgid ""', 'msgstr ""', *lines])
