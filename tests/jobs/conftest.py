"""Cases, and nothing left of an earlier test."""

import pytest
from ntnu.deviations.jobs import file_page
from ntnu.deviations.jobs import store


@pytest.fixture(scope="module")
def cases(web):
    """Two at IE, one at HF."""
    return [
        web.case("in_process", title="Eksamen ble avlyst"),
        web.case("received", title="Timeplanen kolliderer"),
        web.case("received", title="Noe annet", faculty="HF"),
    ]


@pytest.fixture(autouse=True)
def none_before(web, cases, monkeypatch):
    """Everything is large, and nothing is left of an earlier test."""
    monkeypatch.setattr(file_page, "HEAVY", 0)
    web.committed(lambda house: [store.remove(house.register, job.id) for job in store.every(house.register)])
    web.committed(lambda house: house.forget_mails())
