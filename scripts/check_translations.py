"""Every text is marked, in the .pot, and translated into every language."""

import sys
from collections.abc import Iterator
from ntnu.deviations.institution.names import WORDS
from scripts.translations import DOMAIN
from scripts.translations import LANGUAGES
from scripts.translations import po_path
from scripts.translations import POT
from scripts.translations.catalog import Entry
from scripts.translations.catalog import read
from scripts.translations.catalog import variables
from scripts.translations.catalog import write
from scripts.translations.extract import extract
from scripts.translations.extract import unmarked
from scripts.translations.extract import without_domain


def problems(found: dict[str, Entry], language: str, translated: dict[str, Entry]) -> Iterator[str]:
    """The faults of the translations into one language."""
    for msgid in found.keys() - translated.keys():
        yield f"{language}: no entry for {msgid!r} (make locales)"
    for msgid in translated.keys() - found.keys():
        yield f"{language}: {msgid!r} is nowhere in the code (make locales)"
    yield from unfinished(language, translated)
    for msgid in found.keys() & translated.keys():
        msgstr = translated[msgid].msgstr
        if msgstr and (variables(msgstr) ^ found[msgid].variables) - WORDS:
            yield f"{language}: {msgid!r} fills in other variables than the English text"


def unfinished(name: str, translated: dict[str, Entry]) -> Iterator[str]:
    """The entries that are empty, or may be outdated."""
    for entry in translated.values():
        if not entry.msgstr.strip():
            yield f"{name}: {entry.msgid!r} is not translated"
        elif entry.fuzzy:
            yield f"{name}: {entry.msgid!r} is fuzzy"


def all_problems() -> Iterator[str]:
    """The faults of the add-on's texts."""
    yield from (f"not marked for translation: {line}" for line in unmarked())
    yield from (f"{path}: titles, but no i18n_domain" for path in without_domain())

    found = extract()
    for entry in found.values():
        if len(entry.defaults) > 1:
            yield f"{entry.msgid!r} stands in the code with different English texts: {entry.defaults}"
    if not POT.exists() or POT.read_text(encoding="utf-8") != write(found.values()):
        yield f"{POT} is not what stands in the code (make locales)"
    for language in LANGUAGES:
        path = po_path(language)
        if path.exists():
            yield from sorted(problems(found, language, read(path.read_text(encoding="utf-8"))))
        else:
            yield f"{path} is missing (make locales)"
    for path in sorted(POT.parent.rglob("*.po")):
        if path.stem != DOMAIN:
            # Texts of other packages that are translated here: their tests list which ones.
            yield from unfinished(
                f"{path.parents[1].name}/{path.name}", read(path.read_text(encoding="utf-8"))
            )


if __name__ == "__main__":
    lines = list(all_problems())
    for line in lines:
        print(line)
    print(f"Translations: {len(lines)} problems." if lines else "Translations: complete.")
    sys.exit(bool(lines))
