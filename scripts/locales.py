"""``make locales``: write the .pot anew from the code, and bring the .po files to it.

New texts come with an empty translation, gone ones go. English is the text in the code.
"""

import re
from dataclasses import replace
from scripts.translations import LANGUAGES
from scripts.translations import po_path
from scripts.translations import POT
from scripts.translations.catalog import Entry
from scripts.translations.catalog import read
from scripts.translations.catalog import write
from scripts.translations.extract import extract


def merged(found: dict[str, Entry], known: dict[str, Entry], language: str) -> list[Entry]:
    """The entries of one language: the known translations, for the texts found."""
    entries = []
    for msgid, entry in found.items():
        old = known.get(msgid, Entry(msgid))
        if language == "en":
            entries.append(replace(entry, msgstr=entry.english))
        else:
            # After a change of the English text the translation must be checked.
            changed = bool(old.msgstr and old.defaults) and old.defaults != entry.defaults
            entries.append(replace(entry, msgstr=unbroken(old.msgstr), fuzzy=old.fuzzy or changed))
    return entries


def unbroken(text: str) -> str:
    """The text with a hyphen in "e-post" at which no line breaks."""
    return re.sub(r"\b([Ee])-post", "\\1\N{NON-BREAKING HYPHEN}post", text)


def main() -> None:
    """Write all four files and print what is missing."""
    found = extract()
    POT.write_text(write(found.values()), encoding="utf-8")
    for language in LANGUAGES:
        path = po_path(language)
        known = read(path.read_text(encoding="utf-8")) if path.exists() else {}
        entries = merged(found, known, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write(entries, language), encoding="utf-8")
        empty = sum(not entry.msgstr for entry in entries)
        fuzzy = sum(entry.fuzzy for entry in entries)
        print(f"{language}: {len(entries)} texts, {empty} not translated, {fuzzy} to look at again (fuzzy)")


if __name__ == "__main__":
    main()
