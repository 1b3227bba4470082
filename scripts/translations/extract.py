"""Finds every text of the add-on in its Python, templates, ZCML and profiles."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from scripts.translations import DOMAIN
from scripts.translations import PACKAGE
from scripts.translations.catalog import Entry
from scripts.translations.catalog import read

I18NDUDE = Path(sys.executable).parent / "i18ndude"


def extract() -> dict[str, Entry]:
    """The texts in the current code, by msgid."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "found.pot"
        command = [I18NDUDE, "rebuild-pot", "--no-line-numbers", "--pot", target, "--create", DOMAIN, PACKAGE]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode or not target.exists():
            raise RuntimeError(f"i18ndude failed.\n{done.stdout}{done.stderr}")
        return read(target.read_text(encoding="utf-8"))


def unmarked() -> list[str]:
    """Texts in templates that nobody marked for translation, each with its place."""
    templates = sorted(str(path) for path in PACKAGE.rglob("*.pt"))
    if not templates:
        return []
    command = [I18NDUDE, "find-untranslated", "--nosummary", *templates]
    done = subprocess.run(command, capture_output=True, text=True)
    # A place in a line of its own, what is wrong there in the lines after it.
    found = re.split(r"^(?=/\S+:\d+:\d+:)", done.stdout + done.stderr, flags=re.MULTILINE)
    return [" ".join(text.split()) for text in found if text.strip()]


def without_domain() -> list[Path]:
    """ZCML files with titles or descriptions, yet without a domain to translate them in."""
    return [
        path
        for path in sorted(PACKAGE.rglob("*.zcml"))
        if re.search(r"^\s*.*\b(title|description)=", text := path.read_text(encoding="utf-8"), re.MULTILINE)
        and f'i18n_domain="{DOMAIN}"' not in text
    ]
