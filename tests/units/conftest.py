"""What the tests of tables share."""

import pytest
from tests.engine.unchanged import picture


@pytest.fixture
def unchanged(web):
    before = web.committed(picture)
    yield
    assert web.committed(picture) == before
