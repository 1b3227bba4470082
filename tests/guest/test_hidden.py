"""A hidden case answers like one that does not exist in the frame of the site, too: its error page."""

import pytest
from tests.access.test_hidden import case
from tests.access.test_hidden import test_an_internal_part_of_a_case_one_may_see
from tests.access.test_hidden import test_by_number
from tests.access.test_hidden import test_by_uid
from tests.access.test_hidden import test_pages
from tests.access.test_hidden import test_services
from tests.access.test_hidden import test_who_may_see_it_does
from tests.access.test_hidden import test_writing

__all__ = [
    "case",
    "test_an_internal_part_of_a_case_one_may_see",
    "test_by_number",
    "test_by_uid",
    "test_pages",
    "test_services",
    "test_who_may_see_it_does",
    "test_writing",
]


@pytest.fixture(scope="module")
def web(guest_web):
    """The register of these tests is a guest."""
    return guest_web
