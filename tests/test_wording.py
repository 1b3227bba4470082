"""No text of pages, mails and documents contains words that readers stumbled over; one thing has one word."""

import pytest
import re
from scripts.translations import po_path
from scripts.translations.catalog import read

#: Language -> regular expressions of former texts that must not return.
FORMER = {
    "nb": (
        r"melderen oppga",
        r"slik det ble skrevet til melderen",
        r"skjermlesere",
        r"(?m)^svar senest",
        r"^hvordan gikk det\?$",
        r"be om ja|\bsa ja\b|^ja \$\{|bedt om å avtale|\bgodtatt\b",
        r"virkningen av tiltaket",
        r"meld fra om inhabilitet|hold noen utenfor \(",
        r"når venter du å kunne|vi venter å kunne",
        r"teknisk stab",
        r"dette skjer når du",
        r"lukk: følges opp",
        r"for deg, for andre studenter",
        r"^ta saken$|^send et dokument",
    ),
    "nn": (
        r"undervising",
        r"\bgjev|\bgje\b|\bgjeve\b",
        r"(?<!sjølv )\bom ho\b|\b(ta|gi|set|sende?|les|lese|opne|fjerne?) ho\b",
        r"du mistar saka( av syne)?\.",
        r"kan svarast på i tide|det kan svarast på",
        r"blir talt med",
        r"lukk: blir følgd opp",
        r"^ta saka$|^send eit dokument",
    ),
    "en": (
        r"grave matters|gone astray|facilitation for you",
        r"it also stands in",
        r"holds no sensitive|does it hold",
        r"recipient at faculty",
        r"waits for me",
        r"stands in the case's log|kept in the log who",
        r"lose sight of",
        r"how one sees",
        r"who is responsible for the measure reads",
        r"aim for when|is to have an answer by",
        r"what is to be taken away",
        r"answer to who sent|\b(to|from) who sent",
        r"who reported the case always",
        r"\btold\b|\bshe\b|\bher\b(?! -)|who acted|\bonce more\b|\bof its own\b",
    ),
}
#: The texts that replace some of them.
NOW = {
    "nb": (
        "Prøvd først",
        "Velg ett svar.",
        "Velg minst ett.",
        "Be linjelederen godkjenne tiltaket",
        "Evaluer effekten",
        "Når regner du med å kunne svare?",
        "Dette skjer",
        "Lukk saken: følges opp som varsling",
        "For deg, for andre, for undervisningen.",
        "Ta saken til behandling",
        "Send dokument på e\u2011post",
    ),
    "nn": ("Ser ikkje saka lenger.", "Ta saka til behandling", "Send dokument på e\u2011post"),
    "en": (
        "Serious matters",
        "Individual accommodation",
        "Waiting for me",
        "Target date",
        "What should be removed?",
        "The person responsible can read this.",
        "Reply to the person who sent the notification",
        "The person who reported the case can always read it, but does not handle it.",
    ),
}


def texts(language: str) -> list[str]:
    """Every text in a language: of pages and documents, and of mails."""
    catalog = read(po_path(language).read_text(encoding="utf-8")).values()
    folder = po_path(language).parents[1] / "mail"
    mails = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    assert len(mails) > 30
    return [*(entry.msgstr for entry in catalog), *mails]


@pytest.mark.parametrize("language", FORMER)
def test_no_former_word(language):
    every = texts(language)
    found = {
        pattern: said
        for pattern in FORMER[language]
        if (said := [text for text in every if re.search(pattern, text, re.IGNORECASE)])
    }
    assert found == {}


@pytest.mark.parametrize("language", NOW)
def test_what_is_said_now(language):
    assert set(NOW[language]) - set(texts(language)) == set()
