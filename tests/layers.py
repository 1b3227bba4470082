"""The layers of the tests that run inside Plone."""

import os
import tempfile
from contextlib import contextmanager
from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import IntegrationTesting
from plone.app.testing import PLONE_FIXTURE
from plone.app.testing import PloneSandboxLayer
from plone.app.testing import ploneSite
from plone.testing import Layer
from plone.testing import zodb
from plone.testing.zope import WSGI_SERVER_FIXTURE
from tests.register import build


class DeviationsLayer(PloneSandboxLayer):
    """A Classic site with the add-on installed, set up like a real one."""

    defaultBases = (PLONE_FIXTURE,)

    def setUpZope(self, app, configurationContext):
        # Mail waits in the outbox, and no thread sends it.
        os.environ["MAILHOST_QUEUE_ONLY"] = "1"
        # Files wait, too.
        os.environ["NTNU_DEVIATIONS_JOB_INTERVAL"] = "0"
        folder = tempfile.mkdtemp()
        # The server of the tests over HTTP opens it, in this process.
        os.environ["NTNU_DEVIATIONS_READ_LOG"] = os.path.join(folder, "case-reads.log")
        os.environ["NTNU_DEVIATIONS_TURNS"] = os.path.join(folder, "turns.lock")
        os.environ["NTNU_DEVIATIONS_LOG_HEADS"] = os.path.join(folder, "log-heads")
        import ntnu.deviations
        import plone.app.caching
        import plone.classicui

        self.loadZCML(package=plone.app.caching)
        self.loadZCML(package=plone.classicui)
        self.loadZCML(package=ntnu.deviations)

    def setUpPloneSite(self, portal):
        # Plone's fixture removes the default workflow; the rules of access must also hold with it.
        portal.portal_workflow.setDefaultChain("simple_publication_workflow")
        # Every Plone site has it; Plone's fixture leaves it out.
        applyProfile(portal, "plone.restapi:default")
        applyProfile(portal, "plone.app.layout:default")
        applyProfile(portal, "ntnu.deviations:standalone")


FIXTURE = DeviationsLayer()
INTEGRATION = IntegrationTesting(bases=(FIXTURE,), name="Deviations:Integration")
FUNCTIONAL = FunctionalTesting(bases=(FIXTURE,), name="Deviations:Functional")


class KeptLayer(Layer):
    """Keeps a database that ``fill`` has filled once.

    Its database is the site's only while a test uses it: a database that a layer puts on the stack is also
    seen by tests of the layers below it.
    """

    defaultBases = (FIXTURE,)

    def fill(self, portal) -> None:
        """Put the content to be kept into the database."""

    def setUp(self):
        self.database = zodb.stackDemoStorage(self.get("zodbDB"), name=type(self).__name__)
        with self.in_place(), ploneSite() as portal:
            self.fill(portal)

    def tearDown(self):
        self.database.close()
        self.database = None

    @contextmanager
    def in_place(self):
        """Its database on top of the stack."""
        self["zodbDB"] = self.database
        try:
            yield
        finally:
            del self["zodbDB"]


class RegisterLayer(KeptLayer):
    """Keeps a site with a register, its units and its people (``tests/register.py``), and no case."""

    def fill(self, portal) -> None:
        build(portal)


REGISTER_FIXTURE = RegisterLayer()


class Kept:
    """Mixed into testing layers whose first base is a KeptLayer: its database below the test's own."""

    def testSetUp(self):
        self._place = self.__bases__[0].in_place()
        self._place.__enter__()
        super().testSetUp()

    def testTearDown(self):
        super().testTearDown()
        self._place.__exit__(None, None, None)


class RegisterIntegration(Kept, IntegrationTesting):
    """The register in one transaction."""


class KeptFunctional(Kept, FunctionalTesting):
    """What is kept, in a database of the test's own."""


REGISTER = RegisterIntegration(bases=(REGISTER_FIXTURE,), name="Deviations:Register")
REGISTER_HTTP = KeptFunctional(bases=(REGISTER_FIXTURE, WSGI_SERVER_FIXTURE), name="Deviations:RegisterHTTP")
