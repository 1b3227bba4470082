"""What the tests of tables share."""

import pytest
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.engine.previewing import preview
from tests.engine.unchanged import picture
from tests.units.acted import WHY


@pytest.fixture
def unchanged(web):
    before = web.committed(picture)
    yield
    assert web.committed(picture) == before


@pytest.fixture
def acts(house):
    """An EQS system administrator does something with a unit."""

    def act(unit, action, /, **data):
        with house.acting("eqs"):
            return perform(house.unit(unit) if unit else house.register, action, {**WHY, **data}).case

    return act


@pytest.fixture
def looks(house):
    """The same, looked over."""

    def look(unit, action, /, **data):
        with house.acting("eqs"):
            return preview(house.unit(unit), action, {**WHY, **data})

    return look
