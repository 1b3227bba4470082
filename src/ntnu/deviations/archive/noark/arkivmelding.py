"""The message ``arkivmelding``: a delivery as XML, in the format of arkivmelding.xsd (eFormidling)."""

import re
from collections.abc import Iterable
from datetime import datetime
from datetime import UTC
from ntnu.deviations.archive.noark import model
from ntnu.deviations.archive.noark.model import Delivery
from ntnu.deviations.archive.noark.model import Paper
from ntnu.deviations.archive.noark.model import Record
from ntnu.deviations.archive.noark.model import Shielding
from uuid import UUID
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

NAMESPACE = "http://www.arkivverket.no/standarder/noark5/arkivmelding"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"

#: Characters that XML 1.0 does not allow.
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: What of a folder or record is shielded: the title, and who it is from and to.
_SHIELDED_FOLDER = ("tittelMappe", "navnPartISak")
_SHIELDED_RECORD = ("tittelRegistrering", "korrespondansepart")


def arkivmelding(delivery: Delivery) -> bytes:
    """The XML, in UTF-8. A character that XML cannot hold becomes U+FFFD."""
    root = Element("arkivmelding", {"xmlns": NAMESPACE, "xmlns:xsi": _INSTANCE})
    _texts(
        root,
        system=delivery.system,
        meldingId=delivery.id,
        tidspunkt=_moment(delivery.at),
        antallFiler=str(len(delivery.files)),
    )
    _folder(root, delivery)
    ElementTree.indent(root)
    xml: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return xml + b"\n"


def guid(uid: str) -> str:
    """A UID as the archive spells it: 8-4-4-4-12. Raises ValueError for anything else."""
    return str(UUID(uid))


def possible(text: str) -> str:
    """The text without characters that XML does not allow."""
    return _IMPOSSIBLE.sub("\ufffd", text)


def _folder(root: Element, delivery: Delivery) -> None:
    folder = delivery.folder
    element = ElementTree.SubElement(root, "mappe", {"xsi:type": "saksmappe"})
    _texts(
        element,
        systemID=guid(folder.uid),
        mappeID=folder.number,
        tittel=folder.title,
        offentligTittel=folder.public_title,
    )
    for word in folder.keywords:
        _texts(element, noekkelord=word)
    _texts(element, dokumentmedium="Elektronisk arkiv")
    _texts(element, opprettetDato=_moment(folder.opened), opprettetAv=folder.opened_by)
    if folder.closed:
        _texts(element, avsluttetDato=_moment(folder.closed), avsluttetAv=folder.closed_by)
    _shielding(element, folder.shielding, _SHIELDED_FOLDER)
    for record in folder.records:
        _record(element, record, delivery)
    _of_case(element, delivery)


def _of_case(element: Element, delivery: Delivery) -> None:
    folder = delivery.folder
    _texts(
        element,
        saksaar=str(folder.year),
        sakssekvensnummer=str(folder.sequence),
        saksdato=_day(folder.opened, delivery),
        administrativEnhet=folder.unit,
        saksansvarlig=folder.responsible,
        saksstatus=folder.state,
    )
    for party in folder.parties:
        inner = ElementTree.SubElement(element, "sakspart")
        _texts(inner, sakspartNavn=party.name, sakspartRolle=party.role)


def _record(place: Element, record: Record, delivery: Delivery) -> None:
    element = ElementTree.SubElement(place, "basisregistrering", {"xsi:type": "journalpost"})
    _texts(
        element,
        systemID=guid(record.uid),
        opprettetDato=_moment(record.at),
        opprettetAv=record.by,
        arkivertDato=_moment(delivery.at),
        arkivertAv=delivery.by,
        referanseForelderMappe=guid(delivery.folder.uid),
    )
    _shielding(element, record.shielding, _SHIELDED_RECORD)
    for number, paper in enumerate(record.papers, 1):
        _paper(element, paper, number, record.shielding)
    _texts(
        element,
        tittel=record.title,
        offentligTittel=record.public_title,
        forfatter=record.by,
        journalposttype=record.kind,
        journalstatus="Ekspedert" if record.kind == model.OUTGOING else "Journalført",
        journaldato=_day(record.at, delivery),
        dokumentetsDato=_day(record.at, delivery),
    )
    if record.kind == model.INCOMING:
        _texts(element, mottattDato=_moment(record.at))
    if record.kind == model.OUTGOING:
        _texts(element, sendtDato=_moment(record.at))
    _texts(element, antallVedlegg=str(len(record.papers) - 1))
    _correspondents(element, record)
    for done in record.written_off:
        inner = ElementTree.SubElement(element, "avskrivning")
        _texts(inner, avskrivningsdato=done.on.isoformat(), avskrevetAv=done.by, avskrivningsmaate=done.how)
        if done.answer:
            _texts(inner, referanseAvskrivesAvJournalpost=guid(done.answer))


def _correspondents(element: Element, record: Record) -> None:
    internal = record.kind == model.INTERNAL
    sender = "Avsender" if record.kind == model.INCOMING else "Intern avsender"
    receiver = "Mottaker" if record.kind == model.OUTGOING else "Intern mottaker"
    pairs = ((sender, record.sender), (receiver, "" if internal else record.receiver))
    for kind, name in pairs:
        if name:
            inner = ElementTree.SubElement(element, "korrespondansepart")
            _texts(inner, korrespondanseparttype=kind, korrespondansepartNavn=name)


def _paper(place: Element, paper: Paper, number: int, shielding: Shielding | None) -> None:
    element = ElementTree.SubElement(place, "dokumentbeskrivelse")
    at = _moment(paper.at)
    _texts(
        element,
        systemID=guid(paper.uid),
        dokumenttype=paper.kind,
        dokumentstatus="Dokumentet er ferdigstilt",
        tittel=paper.title,
        opprettetDato=at,
        opprettetAv=paper.by,
        dokumentmedium="Elektronisk arkiv",
        tilknyttetRegistreringSom="Hoveddokument" if number == 1 else "Vedlegg",
        dokumentnummer=str(number),
        tilknyttetDato=at,
        tilknyttetAv=paper.by,
    )
    _shielding(element, shielding, ("tittelDokument",), whole=True)
    inner = ElementTree.SubElement(element, "dokumentobjekt")
    _texts(
        inner,
        versjonsnummer="1",
        variantformat=paper.form,
        opprettetDato=at,
        opprettetAv=paper.by,
        referanseDokumentfil=paper.file,
    )


def _shielding(place: Element, shielding: Shielding | None, what: Iterable[str], whole: bool = False) -> None:
    if shielding is None:
        return
    element = ElementTree.SubElement(place, "skjerming")
    _texts(element, tilgangsrestriksjon=shielding.code, skjermingshjemmel=shielding.citation)
    for name in what:
        _texts(element, skjermingMetadata=name)
    if whole:
        _texts(element, skjermingDokument="Skjerming av hele dokumentet")


def _texts(place: Element, **texts: str) -> None:
    """Elements with a text each, in order."""
    for name, text in texts.items():
        ElementTree.SubElement(place, name).text = possible(text)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def _day(moment: datetime, delivery: Delivery) -> str:
    return delivery.calendar.day_of(moment).isoformat()
