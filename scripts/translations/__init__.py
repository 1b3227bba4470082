"""The texts in the code and their translations."""

from pathlib import Path

DOMAIN = "ntnu.deviations"
PACKAGE = Path(__file__).parents[2] / "src" / "ntnu" / "deviations"
POT = PACKAGE / "locales" / f"{DOMAIN}.pot"


def po_path(language: str) -> Path:
    """The file with the translations into ``language``."""
    return PACKAGE / "locales" / language / "LC_MESSAGES" / f"{DOMAIN}.po"


#: A language is a folder.
LANGUAGES = tuple(sorted(path.parents[1].name for path in POT.parent.glob(f"*/LC_MESSAGES/{DOMAIN}.po")))
