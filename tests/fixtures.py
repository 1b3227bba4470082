"""Fixtures based on Plone's layers."""

import pytest
from datetime import timedelta
from ntnu.deviations.caselog import entry_words
from ntnu.deviations.domain.rate_limit import Attempts
from ntnu.deviations.engine import registry
from ntnu.deviations.procedure import Procedure
from ntnu.deviations.speakup import limits
from ntnu.deviations.speakup.actions import NotificationProcedure
from tests.guest.guest_register import GUEST_REGISTER_HTTP
from tests.guest.host import Host
from tests.guest.used_site import USED_SITE_HTTP
from tests.house import House
from tests.layers import FUNCTIONAL
from tests.layers import INTEGRATION
from tests.layers import REGISTER
from tests.layers import REGISTER_HTTP
from tests.server import Server
from tests.upgrades.former import FORMER_HTTP
from tests.visitor import Web
from zope.pytestlayer import fixture

#: What makes a site in which the add-on is a guest.
GUEST = {"NTNU_DEVIATIONS_GUEST": "1"}

globals().update(
    fixture.create(
        INTEGRATION,
        session_fixture_name="integration_session",
        class_fixture_name="integration_class",
        function_fixture_name="integration_function",
    )
)
globals().update(
    fixture.create(
        FUNCTIONAL,
        session_fixture_name="functional_session",
        class_fixture_name="functional_class",
        function_fixture_name="functional_function",
    )
)

globals().update(
    fixture.create(
        REGISTER,
        session_fixture_name="register_session",
        class_fixture_name="register_class",
        function_fixture_name="register_function",
    )
)
globals().update(
    fixture.create(
        REGISTER_HTTP,
        session_fixture_name="register_http_session",
        class_fixture_name="register_http_class",
        function_fixture_name="register_http_function",
    )
)

globals().update(
    fixture.create(
        FORMER_HTTP,
        session_fixture_name="former_http_session",
        class_fixture_name="former_http_class",
        function_fixture_name="former_http_function",
    )
)


globals().update(
    fixture.create(
        USED_SITE_HTTP,
        session_fixture_name="used_site_session",
        class_fixture_name="used_site_class",
        function_fixture_name="used_site_function",
    )
)

globals().update(
    fixture.create(
        GUEST_REGISTER_HTTP,
        session_fixture_name="guest_register_session",
        class_fixture_name="guest_register_class",
        function_fixture_name="guest_register_function",
    )
)


@pytest.fixture
def host(used_site_session, used_site_function):
    """A site in use, without the add-on, in a database of the test's own."""
    return Host(used_site_function)


@pytest.fixture
def integration(integration_session, integration_function):
    """The layer in one transaction, rolled back after the test."""
    return integration_function


@pytest.fixture
def functional(functional_session, functional_function):
    """The layer with a database of the test's own: it may commit."""
    return functional_function


@pytest.fixture
def app(integration):
    """The root of Zope."""
    return integration["app"]


@pytest.fixture
def http_request(integration):
    """The request of the test."""
    return integration["request"]


@pytest.fixture
def portal(integration):
    """The site; the test user is logged in as Member."""
    return integration["portal"]


@pytest.fixture
def functional_portal(functional):
    """The site in a database of the test's own."""
    return functional["portal"]


@pytest.fixture
def house(register_session, register_function):
    """The register of ``tests/register.py``, in one transaction that is rolled back after the test."""
    found = House(register_function["portal"])
    # The mock keeps its mails in a plain list, which the end of a transaction does not roll back.
    found.forget_mails()
    return found


@pytest.fixture(scope="module")
def web(register_http_session):
    """The same register behind HTTP, with a separate database for the module: changes stay."""
    yield from _served(register_http_session)


@pytest.fixture(scope="module")
def guest_web(guest_register_session):
    """The same as a guest in a site that looks as Plone does."""
    yield from _served(guest_register_session)


def _served(layer):
    layer.testSetUp()
    running = Web(layer)
    with pytest.MonkeyPatch.context() as patch:
        # Submissions by anonymous senders in other modules are not counted here: it is one process.
        patch.setattr(limits, "sendings", Attempts(60, timedelta(hours=1), lambda: b"a key of the tests"))
        try:
            yield running
        finally:
            running.close()
            layer.testTearDown()


@pytest.fixture(scope="session")
def prepared_site(tmp_path_factory):
    """The folder of a stopped server with a bare site, for ``Server(..., prepared=...)``."""
    return _prepared(tmp_path_factory.mktemp("prepared-site"), demo=False)


@pytest.fixture(scope="session")
def prepared_demo(tmp_path_factory):
    """The folder of a stopped server with the demo, for ``Server(..., prepared=..., demo=True)``."""
    return _prepared(tmp_path_factory.mktemp("prepared-demo"), demo=True)


@pytest.fixture(scope="session")
def prepared_guest_demo(tmp_path_factory):
    """The same, where the add-on is a guest in Plone's own site."""
    return _prepared(tmp_path_factory.mktemp("prepared-guest"), demo=True, environment=GUEST)


@pytest.fixture(scope="module")
def server(tmp_path_factory, prepared_site):
    """A running server for the module, with a bare site."""
    with Server(tmp_path_factory.mktemp("site") / "instance", prepared=prepared_site) as running:
        yield running


@pytest.fixture(scope="module")
def demo_server(tmp_path_factory, prepared_demo):
    """A running server for the module, with the demo."""
    with Server(tmp_path_factory.mktemp("demo") / "instance", prepared=prepared_demo, demo=True) as running:
        yield running


def _prepared(folder, demo, environment=None):
    server = Server(folder / "instance", demo=demo, environment=environment)
    server.bootstrap()
    return server.instance.home


@pytest.fixture
def actions_are_known(monkeypatch):
    """The actions of the procedure and their words, for tests without a site."""
    own = {**Procedure.actions, **NotificationProcedure.actions}
    monkeypatch.setattr(registry, "_own", lambda: own)
    monkeypatch.setattr(entry_words, "getUtility", lambda interface: registry.actions_of)
