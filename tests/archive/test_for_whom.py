"""What was handed over from a deviation tells for whom a deputy did something."""

from ntnu.deviations.access.confidential import registry_of
from tests.archive.notifications import handle
from tests.archive.test_deviation import packed
from tests.archive.test_notification import documents
from tests.house import at
from tests.register import APPROVE
from tests.register import REREGISTER
from tests.units import away


def test_by_name(house, tmp_path):
    case = house.case("received")
    away.name(house, "recipient.ie", "per")
    with at(away.DURING):
        case = house.act(case, "per", "approve", **APPROVE)
        case = house.act(case, "worker.idi", "accept", severity="high")
        house.act(case, "worker.idi", "reregister", **REREGISTER)
        (made,) = registry_of(house.register).objectValues()
        came = documents(packed(handle(house, made, "take"), tmp_path), tmp_path)
    told = " ".join(came["Det som fulgte med avviket"].split())
    assert "Navn per for Navn recipient.ie" in told
