"""A small world without Plone: two faculties, who holds which folder role, and a case."""

from datetime import date
from datetime import datetime
from datetime import UTC
from ntnu.deviations.domain.facts import Assignment
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.facts import Unit
from ntnu.deviations.domain.parts import Parts

IE = Unit("ie-uid", "IE", "ie-uid", (("nb", "IE-fakultetet"), ("en", "Faculty IE")))
IDI = Unit("idi-uid", "IDI", "ie-uid")
IIK = Unit("iik-uid", "IIK", "ie-uid")
OLD = Unit("old-uid", "OLD", "ie-uid", active=False)
HF = Unit("hf-uid", "HF", "hf-uid")
SHUT = Unit("shut-uid", "SHUT", "shut-uid", active=False)
EMPTY = Unit("empty-uid", "EMPTY", "empty-uid")

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


class FakeWorld:
    """Folder roles typed in; the faculty's reach its departments."""

    roles = {
        ("ie-uid", "Notification Recipient"): {"recipient.ie"},
        ("ie-uid", "Line Manager"): {"manager.ie"},
        ("ie-uid", "Case Worker"): {"worker.ie"},
        ("idi-uid", "Case Worker"): {"worker.idi", "second.idi"},
        ("idi-uid", "Line Manager"): {"manager.idi"},
        ("iik-uid", "Case Worker"): {"worker.iik"},
        ("hf-uid", "Notification Recipient"): {"recipient.hf"},
        ("hf-uid", "Line Manager"): {"manager.hf"},
        ("shut-uid", "Notification Recipient"): {"recipient.shut"},
    }
    known = {"kari", "per", "worker.idi", "second.idi", "worker.iik", "worker.ie", "recipient.ie", "ola"}

    def unit(self, ref):
        return next((u for u in (IE, IDI, IIK, OLD, HF, SHUT, EMPTY) if ref in (u.uid, u.code)), None)

    def direct_holders(self, unit_uid, role):
        return frozenset(self.roles.get((unit_uid, role), ()))

    def holders(self, unit_uid, role):
        own = self.direct_holders(unit_uid, role)
        return own | self.direct_holders("ie-uid", role) if unit_uid in ("idi-uid", "iik-uid") else own

    def holds(self, unit_uid, role, person):
        return person in self.holders(unit_uid, role)

    def holds_unnamed(self, unit_uid, role):
        return (unit_uid, role) in self.unnamed

    unnamed = frozenset()

    def register_holders(self, role):
        return frozenset({"archivist"}) if role == "Archivist" else frozenset()

    groups = {"group.idi": {"worker.idi", "kari", "ola"}}

    def person_exists(self, person):
        return person in self.known

    def person_name(self, person):
        return f"Name of {person}"

    def persons(self, principals):
        found = set()
        for name in principals:
            found |= self.groups.get(name, {name} if name in self.known else set())
        return frozenset(found)

    unlisted = {"group.unlisted"}

    def is_unlisted(self, principal):
        return principal in self.unlisted

    #: Nobody is away.
    away = ()

    def stand_ins(self, person):
        return [one for one in self.away if one.absent == person]

    def now(self):
        return NOW


WORLD = FakeWorld()


def assignment(person: str) -> Assignment:
    """A place on the case since the day before."""
    return Assignment(person, datetime(2026, 11, 22, 9, 0, tzinfo=UTC), "recipient.ie")


def case(state: str = "received", **changes) -> Facts:
    """Kari's case at IE; from ``forwarded`` on it stands at IDI with worker.idi."""
    facts = Facts(
        uid="case-uid",
        number="AVVIK-2026-000412",
        title="Sensuren kom for sent",
        state=state,
        reporter="kari",
        faculty=IE,
        unit=IE,
        submitted=datetime(2026, 11, 18, 8, 0, tzinfo=UTC),
        due=date(2026, 12, 16),
        register_uid="register-uid",
        parts=Parts(),
    )
    if state in ("forwarded", "in_process", "closed"):
        facts = facts.but(unit=IDI, case_worker=assignment("worker.idi"))
    return facts.but(**changes)
