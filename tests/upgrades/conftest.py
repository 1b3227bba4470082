"""The former site as fixtures: as it was, and upgraded."""

import os
import pytest
import transaction
from collections.abc import Iterator
from contextlib import contextmanager
from tests.house import at
from tests.register import LOG_KEY
from tests.upgrades.former import Former
from tests.upgrades.former import THEN


@contextmanager
def _opened(layer) -> Iterator[Former]:
    key = os.environ.get("NTNU_DEVIATIONS_LOG_KEY")
    os.environ["NTNU_DEVIATIONS_LOG_KEY"] = LOG_KEY
    layer.testSetUp()
    running = Former(layer)
    try:
        with at(THEN):
            yield running
    finally:
        transaction.abort()
        running.close()
        layer.testTearDown()
        os.environ.pop("NTNU_DEVIATIONS_LOG_KEY")
        if key is not None:
            os.environ["NTNU_DEVIATIONS_LOG_KEY"] = key


@pytest.fixture(scope="module")
def former(former_http_session):
    """The former site as it was; a test of it comes before the module upgrades it."""
    with _opened(former_http_session) as running:
        yield running


@pytest.fixture(scope="module")
def upgraded(former):
    """The former site, upgraded."""
    former.upgrade()
    return former
