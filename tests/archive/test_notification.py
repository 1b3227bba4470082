"""A notification case as a package: its records, valid in every state; nobody anonymous is named in it."""

import pytest
import re
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from ntnu.deviations.archive import exporting
from ntnu.deviations.archive import settings
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.interfaces import IArchivable
from pathlib import Path
from plone import api
from tests.archive.notifications import add
from tests.archive.notifications import everything
from tests.archive.notifications import handed_over
from tests.archive.notifications import handle
from tests.archive.notifications import notify
from tests.archive.test_deviation import IN
from tests.archive.test_deviation import INTERNAL
from tests.archive.test_deviation import NS
from tests.archive.test_deviation import ODD_NAMES
from tests.archive.test_deviation import OUT
from tests.archive.test_deviation import packed
from tests.archive.test_deviation import records
from tests.documents import reading
from tests.house import at
from tests.speakup.samples import camera

OWN = "Navn per"
EXPECTED = Path(__file__).with_name("notification_expected.xml")
FIRST = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
#: Kinds of files that are cleaned on the way in, each in its own way, and one that is not.
SAMPLES = (
    ("bilde.jpg", camera("JPEG")),
    ("bilde.png", camera("PNG")),
    ("bilde.gif", camera("GIF")),
    ("liste.csv", b"a;b"),
)


def text(root, path: str) -> str:
    return root.xpath(f"string({path})", namespaces=NS)


def documents(root, folder) -> dict[str, str]:
    """The text of each record's main document, by the record's title."""
    found = {}
    for record in root.iterfind(".//a:basisregistrering", NS):
        name = record.xpath("string(.//a:referanseDokumentfil)", namespaces=NS)
        found[record.findtext("a:tittel", namespaces=NS)] = reading.text((folder / name).read_bytes())
    return found


def test_a_case_in_which_everything_happened(house, tmp_path):
    case = everything(house)
    root = packed(case, tmp_path)
    assert records(root) == [
        (IN, "Varsel", "1"),
        (OUT, "Svar til den som varslet", "0"),
        (IN, "Mer fra den som varslet", "1"),
        (OUT, "Svar til den som varslet", "0"),
        (INTERNAL, "Behandlingen av saken", "0"),
    ]
    told = {child.tag.rpartition("}")[2]: child.text for child in root.find("a:mappe", NS)}
    assert told["mappeID"] == case.number
    assert told["tittel"] == told["offentligTittel"] == "Varslingssak"
    assert told["administrativEnhet"] == "SpeakUp!"
    assert (told["saksansvarlig"], told["avsluttetAv"]) == ("Navn speakup", "Navn second.speakup")
    assert told["saksstatus"] == "Avsluttet" and told["systemID"].replace("-", "") == case.UID()
    assert text(root, "//a:sakspartNavn") == OWN and text(root, "//a:sakspartRolle") == "Varsler"
    assert set(root.xpath("//a:tilgangsrestriksjon/text()", namespaces=NS)) == {"UO"}
    # The first answer writes off what came in.
    (off,) = root.xpath("//a:avskrivning", namespaces=NS)
    first = root.xpath(f"//a:basisregistrering[a:journalposttype='{OUT}']", namespaces=NS)[0]
    assert off.findtext("a:referanseAvskrivesAvJournalpost", namespaces=NS) == first.findtext(
        "a:systemID", namespaces=NS
    )
    assert off.getparent().findtext("a:tittel", namespaces=NS) == "Varsel"


def test_the_documents_hold_what_was_written(house, tmp_path):
    found = documents(packed(everything(house), tmp_path), tmp_path)
    for word in ("Hendelsesord", "Tidsord", "Personord", "Vitneord", "bevis.txt", OWN):
        assert word in found["Varsel"]
    assert "mer.txt" not in found["Varsel"]
    assert "Tilleggsord" in found["Mer fra den som varslet"] and "mer.txt" in found["Mer fra den som varslet"]
    for word in ("Konklusjonsord", "Navn speakup", "Lukket"):
        assert word in found["Behandlingen av saken"]
    held = {path.read_bytes() for path in tmp_path.iterdir()}
    assert {b"Fra varsleren", b"Mer fra varsleren"} <= held


def test_the_last_word_writes_off_what_had_no_answer_before(house, tmp_path):
    case = notify(house)
    handle(house, case, "take")
    handle(house, case, "close", conclusion="Ferdig.", text="Sisteord")
    root = packed(case, tmp_path)
    assert text(root, "//a:avskrivningsmaate") == "Besvart med e-post"
    assert text(root, "//a:avskrevetAv") == "Navn speakup"


def test_what_was_never_answered_is_noted(house, tmp_path):
    case = notify(house)
    handle(house, case, "take")
    handle(house, case, "close", conclusion="Ferdig.")
    root = packed(case, tmp_path)
    assert text(root, "//a:avskrivningsmaate") == "Tatt til etterretning"
    assert not root.xpath("//a:referanseAvskrivesAvJournalpost", namespaces=NS)


@pytest.mark.parametrize("person", ["per", None])
def test_who_is_anonymous_is_named_nowhere(house, tmp_path, person):
    case = notify(house, person, anonymous=True, contact="Petter Navnesen")
    handle(house, case, "take")
    add(house, case, "per", "Mer fra meg")
    handle(house, case, "reply", text="Takk.")
    root = packed(case, tmp_path)
    assert text(root, "//a:sakspartNavn") == "Anonym"
    senders = root.xpath("//a:korrespondansepart/a:korrespondansepartNavn/text()", namespaces=NS)
    assert "Anonym" in senders
    message = (tmp_path / "arkivmelding.xml").read_text()
    pages = " ".join(documents(root, tmp_path).values())
    assert "den som varslet" in documents(root, tmp_path)["Behandlingen av saken"]
    for name in (OWN, "per@ntnu.example", "Petter", "Navnesen"):
        assert name not in message and name not in pages, name
    assert set(re.findall(r"Navn [\w.]+", message + pages)) == {"Navn speakup", "Navn second.speakup"}


def test_who_is_no_user_here_is_called_what_she_wrote(house, tmp_path):
    case = notify(house, None, contact="Ola Utenfor\n 73 59 50 00")
    handle(house, case, "take")
    root = packed(case, tmp_path)
    assert text(root, "//a:sakspartNavn") == "Ola Utenfor 73 59 50 00"


def test_what_came_with_a_deviation(house, tmp_path):
    case = handed_over(house)
    root = packed(case, tmp_path)
    assert sorted(records(root)) == sorted(
        [
            (IN, "Varsel", "1"),
            (INTERNAL, "Det som fulgte med avviket", "1"),
            (INTERNAL, "Behandlingen av saken", "0"),
        ]
    )
    assert text(root, "//a:mappe/a:tittel") == "Varslingssak: Tittelord"
    assert text(root, "//a:mappe/a:offentligTittel") == "Varslingssak"
    found = documents(root, tmp_path)
    assert "Avviksord" in found["Varsel"] and "egenfil.txt" in found["Varsel"]
    came = found["Det som fulgte med avviket"]
    for word in ("Tittelord", "Kvitteringsord", "Rotord", "Notatord", "Tiltaksord", "Horingsord"):
        assert word in came, (word, came)
    # What its log told, with reasons.
    for word in ("enhet.txt", "Navn worker.idi", "Navn recipient.ie", case.handed.came_with["text"]):
        assert word in came, word
    held = {path.read_bytes() for path in tmp_path.iterdir()}
    assert {b"Fra melderen", b"Fra enheten"} <= held


def test_files_of_every_kind_and_name(house, tmp_path):
    files = [Upload(name, f"Fil {number}".encode()) for number, name in enumerate(ODD_NAMES)]
    case = notify(house, files=[*files, *(Upload(name, data) for name, data in SAMPLES)])
    handle(house, case, "take")
    root = packed(case, tmp_path)
    assert text(root, "//a:antallVedlegg") == str(len(files) + len(SAMPLES))
    names = root.xpath("//a:referanseDokumentfil/text()", namespaces=NS)
    assert all(name.isascii() and name.replace("-", "").replace(".", "").isalnum() for name in names)


def test_texts_of_any_script(house, tmp_path):
    case = notify(house, what="漢字 العربية 😀 \x0b\x00 <b>&amp;", who="\ufffe")
    handle(house, case, "take")
    handle(house, case, "reply", text="ไทย \x1f")
    packed(case, tmp_path)


@pytest.mark.parametrize("state", ["in_process", "closed", "archived"])
def test_the_ids_stay(house, tmp_path, state):
    case = notify(house)
    handle(house, case, "take")
    if state == "closed":
        handle(house, case, "close", conclusion="Ferdig.")
    if state == "archived":
        IArchivable(case).acknowledged(case.received)
    ids = []
    for place in ("one", "two"):
        (tmp_path / place).mkdir()
        root = packed(case, tmp_path / place)
        ids.append(root.xpath("//a:systemID/text()", namespaces=NS))
    assert ids[0] == ids[1] and len(set(ids[0])) == len(ids[0])


def test_the_settings_name_unit_and_access(house, tmp_path):
    lines = {
        "units": ["SpeakUp! | 9001"],
        "shielding": ["deviation | XX | offl. § 5", "notification | YY | offl. § 26"],
    }
    for name, value in lines.items():
        api.portal.set_registry_record(f"{settings.PREFIX}.{name}", value)
    root = packed(everything(house), tmp_path)
    assert text(root, "//a:administrativEnhet") == "9001"
    assert set(root.xpath("//a:tilgangsrestriksjon/text()", namespaces=NS)) == {"YY"}
    assert set(root.xpath("//a:skjermingshjemmel/text()", namespaces=NS)) == {"offl. § 26"}


def test_when_it_may_be_sent(house, folder):
    case = notify(house)
    assert exporting.obstacle(case) == "export_not_taken"
    handle(house, case, "take")
    assert exporting.obstacle(case) is None
    handle(house, case, "close", conclusion="Ferdig.")
    assert exporting.obstacle(case) is None
    given_back = handed_over(house)
    handle(house, given_back, "return_to_register", text="Det er et avvik.")
    assert exporting.obstacle(given_back) == "export_not_taken"


def test_the_message_as_it_was_typed_in(house, tmp_path, folder):
    with at(FIRST) as clock:
        case = notify(house)
        clock.moment = FIRST + timedelta(days=1)
        handle(house, case, "take")
        handle(house, case, "reply", text="Svarord")
        clock.moment = FIRST + timedelta(days=2)
        exporting.order(case, "second.speakup", clock.moment)
        packed(case, tmp_path)
        message = (tmp_path / "arkivmelding.xml").read_text()
    numbers: dict[str, str] = {}
    message = GUID.sub(lambda found: numbers.setdefault(found[0], f"G{len(numbers) + 1}"), message)
    sequence = str(int(case.number[-6:]))
    message = message.replace(case.number, "VARSEL-2026-000001")
    message = message.replace(f"<sakssekvensnummer>{sequence}<", "<sakssekvensnummer>1<")
    assert message == EXPECTED.read_text()
