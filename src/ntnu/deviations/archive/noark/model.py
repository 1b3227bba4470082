"""A case as an archive sees it, whatever kind of case it is: a folder of records with documents."""

from dataclasses import dataclass
from datetime import date
from datetime import datetime
from ntnu.deviations.domain.deadlines import Calendar

# kinds of record
INCOMING = "Inngående dokument"
OUTGOING = "Utgående dokument"
INTERNAL = "Organinternt dokument uten oppfølging"

# states of a folder
CLOSED = "Avsluttet"
WITHDRAWN = "Utgår"

# ways of writing off an incoming record
BY_MAIL = "Besvart med e-post"
NOTED = "Tatt til etterretning"

# kinds of document
OF_DEVIATION = "Avvik i utdanning"
OF_NOTIFICATION = "Varslingssak"

# forms of a file
ARCHIVAL = "Arkivformat"
ORIGINAL = "Produksjonsformat"


@dataclass(frozen=True)
class Shielding:
    """Who may not read it, and by which law: an access code and a legal citation."""

    code: str
    citation: str


@dataclass(frozen=True)
class Paper:
    """A document of a record. ``file`` is its name in the package; ``uid`` 32 hexadecimal digits."""

    uid: str
    title: str
    file: str
    at: datetime
    by: str
    form: str = ARCHIVAL
    kind: str = OF_DEVIATION


@dataclass(frozen=True)
class WrittenOff:
    """How an incoming record was closed: when, by whom, in what way, and by which record."""

    on: date
    by: str
    how: str
    answer: str | None = None


@dataclass(frozen=True)
class Record:
    """A record (journalpost): the first of ``papers`` is its main document, the rest are attachments.

    ``kind`` is one of the kinds above; ``sender`` and ``receiver`` are names, ``at`` is when it came,
    went or was written (UTC).
    """

    uid: str
    kind: str
    title: str
    public_title: str
    at: datetime
    by: str
    sender: str
    receiver: str
    papers: tuple[Paper, ...]
    written_off: tuple[WrittenOff, ...] = ()
    shielding: Shielding | None = None


@dataclass(frozen=True)
class Party:
    """Somebody the case is about or from: name and role in it."""

    name: str
    role: str


@dataclass(frozen=True)
class Folder:
    """A case (saksmappe) with its records, oldest first."""

    uid: str
    number: str
    year: int
    sequence: int
    title: str
    public_title: str
    opened: datetime
    opened_by: str
    closed: datetime | None
    closed_by: str
    unit: str
    responsible: str
    records: tuple[Record, ...]
    state: str = CLOSED
    parties: tuple[Party, ...] = ()
    keywords: tuple[str, ...] = ()
    shielding: Shielding | None = None


@dataclass(frozen=True)
class Delivery:
    """One message to the archive: its id, when it was made (UTC), by whom, and by which system.

    ``calendar`` gives the days on which things happened.
    """

    id: str
    at: datetime
    by: str
    folder: Folder
    system: str
    calendar: Calendar = Calendar()

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all files, in the order the message lists them."""
        return tuple(paper.file for record in self.folder.records for paper in record.papers)
