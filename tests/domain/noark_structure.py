"""Is an ``arkivmelding`` of the right form?

By the schemas in the folder that ``ARKIVMELDING_XSD`` names; where none is named, by the structure
typed in here: the elements in their order, those that must be there, and the words that may stand in them.
"""

import os
import re
from functools import cache
from lxml import etree
from pathlib import Path

NAMESPACE = "{http://www.arkivverket.no/standarder/noark5/arkivmelding}"
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
NUMBER = re.compile(r"-?\d+")

#: Element -> its elements in order; ? may be missing, * any number, + at least one.
ORDER = {
    "arkivmelding": "system meldingId tidspunkt antallFiler mappe*",
    "mappe": "systemID mappeID? tittel offentligTittel? noekkelord* dokumentmedium? opprettetDato opprettetAv"
    " avsluttetDato? avsluttetAv? skjerming? basisregistrering* saksaar? sakssekvensnummer? saksdato"
    " administrativEnhet saksansvarlig saksstatus sakspart*",
    "sakspart": "sakspartNavn sakspartRolle",
    "basisregistrering": "systemID opprettetDato opprettetAv arkivertDato arkivertAv referanseForelderMappe"
    " skjerming? dokumentbeskrivelse* tittel offentligTittel? forfatter* journalposttype journalstatus"
    " journaldato dokumentetsDato? mottattDato? sendtDato? antallVedlegg? korrespondansepart* avskrivning*",
    "korrespondansepart": "korrespondanseparttype korrespondansepartNavn",
    "avskrivning": "avskrivningsdato avskrevetAv avskrivningsmaate referanseAvskrivesAvJournalpost?",
    "skjerming": "tilgangsrestriksjon skjermingshjemmel skjermingMetadata+ skjermingDokument?",
    "dokumentbeskrivelse": "systemID dokumenttype dokumentstatus tittel opprettetDato opprettetAv"
    " dokumentmedium tilknyttetRegistreringSom dokumentnummer tilknyttetDato tilknyttetAv skjerming?"
    " dokumentobjekt*",
    "dokumentobjekt": "versjonsnummer variantformat opprettetDato opprettetAv referanseDokumentfil",
}
TYPES = {"mappe": "saksmappe", "basisregistrering": "journalpost"}
SHAPES = {
    **dict.fromkeys(("systemID", "referanseForelderMappe"), GUID),
    **dict.fromkeys(
        (
            [
                "tidspunkt",
                "opprettetDato",
                "avsluttetDato",
                "arkivertDato",
                "mottattDato",
                "sendtDato",
                "tilknyttetDato",
            ]
        ),
        MOMENT,
    ),
    **dict.fromkeys(("saksdato", "journaldato", "dokumentetsDato", "avskrivningsdato"), DAY),
    **dict.fromkeys(
        ("antallFiler", "saksaar", "sakssekvensnummer", "antallVedlegg", "dokumentnummer", "versjonsnummer"),
        NUMBER,
    ),
}
WORDS = {
    "saksstatus": {"Under behandling", "Avsluttet", "Utgår"},
    "journalstatus": {"Journalført", "Ekspedert", "Arkivert"},
    "journalposttype": {
        "Inngående dokument",
        "Utgående dokument",
        "Organinternt dokument for oppfølging",
        "Organinternt dokument uten oppfølging",
    },
    "dokumentstatus": {"Dokumentet er ferdigstilt"},
    "dokumentmedium": {"Elektronisk arkiv"},
    "tilknyttetRegistreringSom": {"Hoveddokument", "Vedlegg"},
    "variantformat": {"Arkivformat", "Produksjonsformat"},
    "avskrivningsmaate": {"Besvart med e-post", "Tatt til etterretning"},
    "skjermingDokument": {"Skjerming av hele dokumentet"},
    "korrespondanseparttype": {"Avsender", "Mottaker", "Intern avsender", "Intern mottaker"},
}


def faults(xml: bytes) -> list[str]:
    """What is wrong with a message, in words; nothing where it is valid."""
    root = etree.fromstring(xml)
    folder = os.environ.get("ARKIVMELDING_XSD")
    if folder:
        schema = _schema(folder)
        schema.validate(root)
        found = [str(error) for error in schema.error_log]
    else:
        found = []
    return found + (_element(root) if root.tag == f"{NAMESPACE}arkivmelding" else [root.tag])


@cache
def _schema(folder: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(Path(folder) / "arkivmelding.xsd"))


def _element(element) -> list[str]:
    name = element.tag.removeprefix(NAMESPACE)
    if name not in ORDER:
        return _leaf(name, element)
    found = [] if element.get(TYPE) == TYPES.get(name) else [f"{name}: type {element.get(TYPE)}"]
    words = "".join(f"{child.tag.removeprefix(NAMESPACE)} " for child in element)
    pattern = "".join(_part(part) for part in ORDER[name].split())
    if not re.fullmatch(pattern, words):
        found.append(f"{name}: {words}")
    return found + [fault for child in element for fault in _element(child)]


def _part(part: str) -> str:
    word, sign = (part[:-1], part[-1]) if part[-1] in "?*+" else (part, "")
    return f"({word} ){sign}"


def _leaf(name: str, element) -> list[str]:
    text = element.text or ""
    if len(element) or (name in SHAPES and not SHAPES[name].fullmatch(text)):
        return [f"{name}: {text}"]
    return [f"{name}: {text}"] if name in WORDS and text not in WORDS[name] else []
