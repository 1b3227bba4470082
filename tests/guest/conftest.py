"""Fixtures: a used site behind HTTP."""

import pytest
from tests.guest.host import Host
from tests.guest.used_site import USED_SITE_HTTP
from zope.pytestlayer import fixture

globals().update(
    fixture.create(
        USED_SITE_HTTP,
        session_fixture_name="used_site_session",
        class_fixture_name="used_site_class",
        function_fixture_name="used_site_function",
    )
)


@pytest.fixture
def host(used_site_session, used_site_function):
    """The used site, in a database of the test's own."""
    return Host(used_site_function)
