"""The measured requests: those of one server, of this product and of Plone side by side."""

from benchmarks import cases
from benchmarks import documents
from benchmarks import house
from benchmarks import words
from benchmarks.cases import ASSESSED
from benchmarks.client import Answer
from benchmarks.prepared import Prepared
from collections.abc import Iterator
from itertools import count
from itertools import cycle
from urllib.parse import quote

#: Where everything happens: a faculty and a department of it.
FACULTY, DEPARTMENT = 1, 0
_STOCK = f"{house.STOCK}/f{FACULTY}"
#: How many cases and Documents are read in turn.
_READ = 50


class Work:
    """The requests of one server."""

    def __init__(self, prepared: Prepared):
        self.prepared = prepared
        self.reporter = prepared.client(house.reporter(1))
        self.recipient = prepared.client(house.recipient(FACULTY))
        self.worker = prepared.client(house.worker(FACULTY, DEPARTMENT))
        # Words that no earlier report contains, as in new reports.
        self.numbers = count(1_000_000)
        self._asked = count()
        self._cases = cycle(self._addresses(self.list_cases(_READ)))
        self._documents = cycle(self._addresses(self.search(_READ)))

    @staticmethod
    def _addresses(answer: Answer) -> list[str]:
        return [item["@id"] for item in answer.json["items"]]

    @property
    def size(self) -> int:
        """Bytes of the database's file."""
        return self.prepared.database.stat().st_size

    def submit(self) -> Answer:
        """A report, by the service for it."""
        body = cases.body(next(self.numbers), f"F{FACULTY}", f"F{FACULTY}D{DEPARTMENT}")
        return self.reporter.post(f"{house.REGISTER}/@report-deviation", body)

    def post(self) -> Answer:
        """A Document of the same words."""
        return self.reporter.post(_STOCK, documents.body(next(self.numbers)))

    def list_cases(self, rows: int = 25) -> Answer:
        """The work list of a faculty's recipient."""
        return self.recipient.get(f"{house.REGISTER}/@deviations?view=unit&b_size={rows}")

    def find_cases(self) -> Answer:
        """A search of the same list for two words that reports have."""
        found = words.report(next(self._asked))["what_happened"].split()[:2]
        return self.recipient.get(
            f"{house.REGISTER}/@deviations?view=unit&b_size=25&text={quote(' '.join(found))}"
        )

    def search(self, rows: int = 25) -> Answer:
        """The same person's search for Documents: they may see as many of them."""
        return self.recipient.get(f"@search?portal_type=Document&sort_on=created&b_size={rows}")

    def figures(self) -> Answer:
        """The figures of a year, for a recipient, who reads the cases."""
        return self.recipient.get(f"{house.REGISTER}/@deviation-statistics")

    def figures_anew(self) -> Answer:
        """The same after a report has come: nothing that was added up before is of use."""
        self.submit()
        return self.figures()

    def figures_page(self) -> Answer:
        """The page of the same figures."""
        return self.recipient.page(f"{house.REGISTER}/@@statistics")

    def nothing(self) -> Answer:
        """A service of plone.restapi that answers next to nothing."""
        return self.recipient.get(f"{house.REGISTER}/@lock")

    def read_case(self) -> Answer:
        """One case."""
        return self.recipient.get(next(self._cases))

    def read_document(self) -> Answer:
        """One Document."""
        return self.recipient.get(next(self._documents))

    def forwarded(self, number: int) -> Iterator[str]:
        """Addresses of so many cases that wait for the case worker."""
        data = {
            **ASSESSED,
            "unit": f"F{FACULTY}D{DEPARTMENT}",
            "case_worker": house.worker(FACULTY, DEPARTMENT),
        }
        for _ in range(number):
            case = self.submit().json["@id"]
            yield self.recipient.post(f"{case}/@action/approve", data).json["@id"]

    def posted(self, number: int) -> Iterator[str]:
        """Addresses of so many private Documents."""
        for _ in range(number):
            yield self.post().json["@id"]

    def accept(self, case: str) -> Answer:
        """The case worker takes a case on."""
        return self.worker.post(f"{case}/@action/accept", {"severity": "medium"})

    def publish(self, document: str) -> Answer:
        """A reviewer publishes a Document."""
        return self.worker.post(f"{document}/@workflow/publish", {})
