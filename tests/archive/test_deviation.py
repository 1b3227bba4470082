"""A deviation as a package: which records it becomes, valid in every state, with every kind of file."""

import hashlib
import pytest
from lxml import etree
from ntnu.deviations.archive import package
from ntnu.deviations.archive import settings
from ntnu.deviations.archive.noark.model import Delivery
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.interfaces import IArchivable
from ntnu.deviations.now import now
from plone import api
from tests import parts
from tests.documents import reading
from tests.documents.story import told
from tests.domain.noark_structure import faults
from tests.register import CLOSE

NS = {"a": "http://www.arkivverket.no/standarder/noark5/arkivmelding"}
ODD_NAMES = (
    "plan for sensur 😀.txt",
    "..\\..\\etc\\passwd.txt",
    "a\tb.txt",
    "æøå漢字.csv",
    "x" * 150 + ".txt",
)


def packed(case, folder):
    """The package of a case: its message as a tree."""
    described = IArchivable(case).describe()
    package.write(
        folder,
        Delivery("1", now(), "Are Arkivar", described.folder, "EQS NTNU, avvik i utdanning"),
        described.files,
    )
    message = (folder / "arkivmelding.xml").read_bytes()
    assert faults(message) == []
    sums = dict(reversed(line.split("  ")) for line in (folder / "manifest.sha256").read_text().splitlines())
    there = {path.name for path in folder.iterdir()} - {"manifest.sha256"}
    assert sums.keys() == there
    for name, digest in sums.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    root = etree.fromstring(message)
    named = root.xpath("//a:referanseDokumentfil/text()", namespaces=NS)
    assert set(named) == there - {"arkivmelding.xml"} and len(named) == len(set(named))
    assert root.xpath("string(a:antallFiler)", namespaces=NS) == str(len(named))
    return root


def records(root) -> list[tuple[str, str, str]]:
    """Kind, title and number of attachments of each record, oldest first."""
    return [
        tuple(record.xpath(f"string(a:{name})", namespaces=NS) for name in _RECORD)
        for record in root.xpath("//a:basisregistrering", namespaces=NS)
    ]


_RECORD = ("journalposttype", "tittel", "antallVedlegg")
IN, OUT = "Inngående dokument", "Utgående dokument"
INTERNAL = "Organinternt dokument uten oppfølging"


def test_a_case_in_which_everything_happened(house, tmp_path):
    root = packed(told(house), tmp_path)
    assert sorted(records(root)) == sorted(
        [
            (IN, "Melding om avvik: Tittelord i saken", "1"),
            (INTERNAL, "Internt notat", "0"),
            (OUT, "Beskjed til melderen", "0"),
            (OUT, "Spørsmål til melderen", "0"),
            (IN, "Svar fra melderen", "0"),
            (INTERNAL, "Uttalelse i høring: Horingsord", "0"),
            (OUT, "Foreløpig svar", "0"),
            (OUT, "Svar på meldingen", "0"),
            (INTERNAL, "Behandlingen av saken", "2"),
        ]
    )
    (report,) = root.xpath("//a:basisregistrering[a:avskrivning]", namespaces=NS)
    answers = report.xpath("a:avskrivning/a:referanseAvskrivesAvJournalpost/text()", namespaces=NS)
    ids = {r.findtext("a:systemID", namespaces=NS): r for r in root.iterfind(".//a:basisregistrering", NS)}
    assert [ids[answer].findtext("a:tittel", namespaces=NS) for answer in answers] == [
        "Foreløpig svar",
        "Svar på meldingen",
    ]


def test_the_documents_hold_what_was_written(house, tmp_path):
    root = packed(told(house), tmp_path)
    found = {}
    for record in root.iterfind(".//a:basisregistrering", NS):
        name = record.xpath("string(.//a:referanseDokumentfil)", namespaces=NS)
        found[record.findtext("a:tittel", namespaces=NS)] = reading.text((tmp_path / name).read_bytes())
        assert reading.xmp(reading.opened((tmp_path / name).read_bytes())) == {
            "part": "3",
            "conformance": "A",
        }
    assert "Hendelsesord" in found["Melding om avvik: Tittelord i saken"]
    assert "Notatord" in found["Internt notat"]
    assert "Uttalelsesord" in found["Uttalelse i høring: Horingsord"]
    assert "Utfallsord" in found["Svar på meldingen"] and "Sluttord" not in found["Svar på meldingen"]
    assert "Forelopigord" in found["Foreløpig svar"] and "Utsettelsesord" not in found["Foreløpig svar"]
    assert "§ 11" in found["Foreløpig svar"]
    for word in ("Rotord", "Sluttord", "Kvitteringsord", "Bytteord"):
        assert word in found["Behandlingen av saken"]


def test_the_folder(house, tmp_path):
    case = told(house)
    root = packed(case, tmp_path)
    folder = root.find("a:mappe", NS)
    text = {child.tag.rpartition("}")[2]: child.text for child in folder}
    assert text["mappeID"] == case.number
    assert text["tittel"] == "Tittelord i saken"
    assert text["offentligTittel"] == "Avvik i utdanning ved Enhet IDI"
    assert (text["saksstatus"], text["administrativEnhet"]) == ("Avsluttet", "IDI")
    assert text["saksansvarlig"] == "Navn worker.idi"
    assert folder.xpath("string(a:sakspart/a:sakspartNavn)", namespaces=NS) == "Navn kari"
    assert folder.xpath("string(a:skjerming/a:tilgangsrestriksjon)", namespaces=NS) == "UO"
    assert text["systemID"].replace("-", "") == case.UID()


def test_the_settings_name_unit_and_access(house, tmp_path):
    for name, value in (("units", ["idi | 6312"]), ("shielding", ["deviation | XX | offl. § 5"])):
        api.portal.set_registry_record(f"{settings.PREFIX}.{name}", value)
    root = packed(house.case("closed"), tmp_path)
    assert root.xpath("string(//a:administrativEnhet)", namespaces=NS) == "6312"
    assert set(root.xpath("//a:tilgangsrestriksjon/text()", namespaces=NS)) == {"XX"}
    assert set(root.xpath("//a:skjermingshjemmel/text()", namespaces=NS)) == {"offl. § 5"}
    api.portal.set_registry_record(f"{settings.PREFIX}.shielding", [])
    folder = tmp_path / "again"
    folder.mkdir()
    assert not packed(house.case("closed"), folder).xpath("//a:skjerming", namespaces=NS)


def test_a_report_that_was_not_approved(house, tmp_path):
    root = packed(house.case("not_approved"), tmp_path)
    assert [row[:2] for row in records(root)][0] == (IN, "Melding om avvik: Sensuren kom for sent")
    assert (OUT, "Svar på meldingen", "0") in records(root)
    assert root.xpath("string(//a:avskrivningsmaate)", namespaces=NS) == "Besvart med e-post"
    assert root.xpath("string(//a:saksansvarlig)", namespaces=NS) == "Navn recipient.ie"


def test_a_report_that_was_withdrawn(house, tmp_path):
    case = house.act(house.report("kari"), "kari", "withdraw", reason="Det ordnet seg.")
    root = packed(case, tmp_path)
    assert root.xpath("string(//a:saksstatus)", namespaces=NS) == "Utgår"
    assert root.xpath("string(//a:avskrivningsmaate)", namespaces=NS) == "Tatt til etterretning"
    assert not root.xpath("//a:referanseAvskrivesAvJournalpost", namespaces=NS)


def test_files_by_any_name(house, tmp_path):
    files = [Upload(name, f"Fil {number}".encode()) for number, name in enumerate(ODD_NAMES)]
    case = house.report("kari", files)
    case = house.act(
        case, "recipient.ie", "not_approve", reason_code="duplicate", text="x", where_instead="y"
    )
    root = packed(case, tmp_path)
    names = root.xpath("//a:referanseDokumentfil/text()", namespaces=NS)
    assert all(name.isascii() and name.replace("-", "").replace(".", "").isalnum() for name in names)
    held = {(tmp_path / name).read_bytes() for name in names}
    assert {f"Fil {number}".encode() for number in range(len(ODD_NAMES))} <= held


def test_files_of_every_part(house, tmp_path):
    case = house.case("in_process")
    parts.message(house, case, files=(parts.FILE,))
    parts.attachment(house, case, audience="reporter")
    hearing = parts.hearing(house, case)
    parts.statement(house, hearing, files=(parts.FILE,))
    house.act(hearing, "worker.idi", "close")
    case = house.act(case, "worker.idi", "close", **CLOSE)
    root = packed(case, tmp_path)
    assert {row[1]: row[2] for row in records(root)} == {
        "Melding om avvik: Sensuren kom for sent": "0",
        "Internt notat": "1",
        "Uttalelse i høring: Er en frist nok?": "1",
        "Behandlingen av saken": "1",
        "Svar på meldingen": "0",
    }


def test_what_was_redacted_is_not_in_it(house, tmp_path):
    case = house.report("kari", [Upload("plan.txt", b"Hemmelig plan")], what_happened="Hemmelig hendelse")
    case = house.act(
        case, "recipient.ie", "not_approve", reason_code="duplicate", text="x", where_instead="y"
    )
    file = next(part for part in case.objectValues())
    for target in ("field:what_happened", f"uid:{file.UID()}"):
        house.act(case, "recipient.ie", "redact", target=target, reason="Et navn.")
    packed(case, tmp_path)
    for path in tmp_path.iterdir():
        data = path.read_bytes()
        assert b"Hemmelig" not in data
        if path.suffix == ".pdf":
            assert "Hemmelig" not in reading.text(data)


def test_ids_are_the_same_each_time(house, tmp_path):
    case = told(house)
    found = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        root = packed(case, tmp_path / name)
        found.append(root.xpath("//a:systemID/text()", namespaces=NS))
    assert found[0] == found[1] and len(set(found[0])) == len(found[0])


@pytest.mark.parametrize("state", ["received", "forwarded", "in_process", "reregistered"])
def test_an_unfinished_case_is_not_archived(house, state):
    case = house.case(state)
    assert not IArchivable(case).is_finished()
    assert not IArchivable(case).may_export(house.user("archivist"))
