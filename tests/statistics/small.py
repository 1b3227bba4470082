"""A small register with two years, and its figures as a person counts them by hand.

IE in 2025: A closed in time, B not approved, D re-registered, E closed late and opened again in 2026, G still
open and late. HF in 2025: C withdrawn, F still open. In 2026: H at IE.
"""

from contextlib import contextmanager
from datetime import datetime
from datetime import UTC
from tests.clock.year import OSLO
from tests.house import at
from tests.register import APPROVE
from tests.register import CLOSE
from tests.register import NOT_APPROVE
from tests.register import REREGISTER

#: When the figures of 2025 are stored, and when they are looked at.
STORED, TODAY = "2026-01-01T00:30", "2026-02-10T12:00"
MEASURE = {
    "title": "Ny frist for sensur",
    "description": "Frist i planen.",
    "kind": "preventive",
    "responsible": "worker.idi",
}


def on(moment: str) -> datetime:
    """A moment in Norway; a day alone is its noon."""
    return (
        datetime.fromisoformat(moment if "T" in moment else f"{moment}T12:00")
        .replace(tzinfo=OSLO)
        .astimezone(UTC)
    )


class Small:
    """The register's story."""

    def __init__(self, house):
        self.house = house
        self.cases = {}

    @contextmanager
    def on(self, moment: str):
        with at(on(moment)):
            yield

    def report(self, name: str, day: str, reporter: str, **report) -> None:
        with self.on(day):
            self.cases[name] = self.house.report(reporter, **report)

    def act(self, name: str, day: str, person: str, action: str, **data) -> None:
        with self.on(day):
            self.cases[name] = self.house.act(self.cases[name], person, action, **data)

    def of_2025(self) -> None:
        """What happened until the end of 2025."""
        self.report("A", "2025-03-03", "kari", campus="gloshaugen")
        self.act("A", "2025-03-05", "recipient.ie", "approve", **APPROVE)
        self.act("A", "2025-03-06", "worker.idi", "accept", severity="high")
        self.act("A", "2025-03-07", "worker.idi", "update_process", cause_category="routine")
        self.act("A", "2025-03-20", "worker.idi", "close", **CLOSE)
        self.report("B", "2025-05-12", "per", themes=["assessment", "teaching"], reporter_kind="staff")
        self.act("B", "2025-05-13", "recipient.ie", "not_approve", **NOT_APPROVE)
        self.report("C", "2025-06-02", "kari", faculty="HF", themes=["information"])
        self.act("C", "2025-06-10", "kari", "withdraw", reason="Det ordnet seg.")
        self.report("D", "2025-09-01", "ola")
        self.act("D", "2025-09-04", "recipient.ie", "reregister", **REREGISTER)
        self.report("E", "2025-10-01", "per")
        self.act("E", "2025-10-20", "recipient.ie", "approve", **APPROVE)
        self.act("E", "2025-10-21", "worker.idi", "accept", severity="low")
        with self.on("2025-10-22"):
            self.measure = self.house.act(
                self.cases["E"], "worker.idi", "add_measure", due="2025-11-15", **MEASURE
            )
        delay = {"reason": "Sensor er syk.", "text": "Det tar lengre tid.", "expected": "2025-12-01"}
        self.act("E", "2025-10-27", "worker.idi", "preliminary_response", **delay)
        with self.on("2025-11-10"):
            self.house.act(self.measure, "worker.idi", "finish", evidence="Fristen er i planen.")
        self.act("E", "2025-12-10", "worker.idi", "close", **CLOSE)
        with self.on("2025-12-15"):
            self.house.act(self.cases["E"], "per", "not_solved", text="Det skjedde igjen.")
        self.report("G", "2025-11-01", "kari")
        self.report("F", "2025-12-20", "kari", faculty="HF")

    def of_2026(self) -> None:
        """What happened afterwards."""
        self.act("E", "2026-01-05", "recipient.ie", "reopen", reason="Melderen har rett.")
        with self.on("2026-01-10"):
            self.house.act(self.measure, "worker.idi", "evaluate", result="yes", effect="Det virket.")
        self.report("H", "2026-01-15", "kari")


#: IE in 2025: figures, shares in per cent, days.
IE_2025 = {
    "received": 5, "closed": 2, "not_approved": 1, "withdrawn": 0, "reregistered": 1, "open": 1, "late": 1,
    "in_time": 2, "preliminary": 1, "reopened": 0, "not_solved": 1,
    "measures": 1, "measures_in_time": 1, "measures_evaluated": 0, "measures_effective": 0,
}  # fmt: skip
IE_2025_SHARES = {"in_time": 67, "measures_in_time": 100, "measures_effective": None}
IE_2025_DAYS = {
    "to_receipt": {"median": 2, "percentile_90": 19},
    "to_answer": {"median": 17, "percentile_90": 70},
}
#: By theme: received, closed, not approved, withdrawn, re-registered, late. Of D nothing is told.
IE_2025_THEMES = {
    "assessment": (4, 2, 1, 0, 0, 1),
    "teaching": (1, 0, 1, 0, 0, 0),
    "": (1, 0, 0, 0, 1, 0),
}
#: By month: received, closed, not approved, withdrawn, re-registered.
IE_2025_MONTHS = {
    "2025-03": (1, 1, 0, 0, 0),
    "2025-05": (1, 0, 1, 0, 0),
    "2025-09": (1, 0, 0, 0, 1),
    "2025-10": (1, 0, 0, 0, 0),
    "2025-11": (1, 0, 0, 0, 0),
    "2025-12": (0, 1, 0, 0, 0),
}
#: IE in 2026, until 10 February: E was opened again, and its measure evaluated; E, G and H are open.
IE_2026 = {
    "received": 1, "closed": 0, "not_approved": 0, "withdrawn": 0, "reregistered": 0, "open": 3, "late": 2,
    "in_time": 0, "preliminary": 0, "reopened": 1, "not_solved": 0,
    "measures": 0, "measures_in_time": 0, "measures_evaluated": 1, "measures_effective": 1,
}  # fmt: skip
