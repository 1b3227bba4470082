"""The texts in the code and their translations."""

from pathlib import Path

DOMAIN = "ntnu.deviations"
LANGUAGES = {"nb": "Norwegian Bokmål", "nn": "Norwegian Nynorsk", "en": "English"}
PACKAGE = Path(__file__).parents[2] / "src" / "ntnu" / "deviations"
POT = PACKAGE / "locales" / f"{DOMAIN}.pot"


def po_path(language: str) -> Path:
    """Where the translations into ``language`` stand."""
    return PACKAGE / "locales" / language / "LC_MESSAGES" / f"{DOMAIN}.po"
