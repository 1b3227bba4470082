"""Reads and writes ``.po`` and ``.pot`` files, always in the same form: sorted, unwrapped, without dates."""

import re
from ast import literal_eval
from collections.abc import Iterable
from dataclasses import dataclass
from scripts.translations import DOMAIN
from scripts.translations import LANGUAGES


@dataclass
class Entry:
    """One text: its id, its English default where the id is no text, where it stands, its translation."""

    msgid: str
    msgstr: str = ""
    defaults: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    fuzzy: bool = False

    @property
    def english(self) -> str:
        """The text as it stands in the code."""
        return self.defaults[0] if self.defaults else self.msgid

    @property
    def variables(self) -> set[str]:
        """What is filled in: ``{"number", …}``."""
        return variables(self.english)


def variables(text: str) -> set[str]:
    """The names in ``${name}`` in a text."""
    return set(re.findall(r"\$\{?([A-Za-z_][\w-]*)\}?", text))


def read(text: str) -> dict[str, Entry]:
    """The entries of a ``.po`` or ``.pot`` file by msgid, without its header."""
    entries = {}
    for block in re.split(r"\n\s*\n", text):
        entry = _entry([line for line in block.splitlines() if not line.startswith("#~")])
        if entry and entry.msgid:
            entries[entry.msgid] = entry
    return entries


def write(entries: Iterable[Entry], language: str | None = None) -> str:
    """The file that holds ``entries``: a ``.pot``, or the ``.po`` of a language."""
    blocks = [_header(language)]
    for entry in sorted(entries, key=lambda entry: entry.msgid):
        lines = [f"#. Default: {_quoted(text)}" for text in entry.defaults]
        lines += [f"#: {place}" for place in entry.places]
        lines += ["#, fuzzy"] if entry.fuzzy else []
        lines += [f"msgid {_quoted(entry.msgid)}", f"msgstr {_quoted(entry.msgstr)}"]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _entry(lines: list[str]) -> Entry | None:
    found = {"msgid": "", "msgstr": ""}
    defaults, places, fuzzy, key = [], [], False, None
    for line in lines:
        if line.startswith("#."):
            comment = line[2:].strip()
            if comment.startswith("Default:"):
                defaults.append(literal_eval(comment.removeprefix("Default:").strip()))
            elif defaults and comment.startswith('"'):
                defaults[-1] += literal_eval(comment)
        elif line.startswith("#:"):
            places.append(line[2:].strip())
        elif line.startswith("#,"):
            fuzzy = "fuzzy" in line
        elif line.startswith(("msgid ", "msgstr ")):
            key, _, value = line.partition(" ")
            found[key] = literal_eval(value)
        elif line.startswith('"') and key:
            found[key] += literal_eval(line)
    if key is None:
        return None
    return Entry(found["msgid"], found["msgstr"], tuple(defaults), tuple(places), fuzzy)


def _quoted(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(plain, escaped)
    return f'"{text}"'


def _header(language: str | None) -> str:
    fields = {
        "Project-Id-Version": DOMAIN,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    if language:
        fields |= {"Language": language, "Language-Code": language, "Language-Name": LANGUAGES[language]}
    fields["Domain"] = DOMAIN
    lines = [f'"{name}: {value}\\n"' for name, value in fields.items()]
    return "\n".join(['msgid ""', 'msgstr ""', *lines])
