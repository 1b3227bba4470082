"""A site of a former version, opened by the code of today."""

import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from datetime import UTC
from pathlib import Path
from plone.app.testing import FunctionalTesting
from plone.testing import Layer
from plone.testing.zope import WSGI_SERVER_FIXTURE
from tempfile import TemporaryDirectory
from tests.layers import FIXTURE
from tests.visitor import Web
from ZODB.blob import BlobStorage
from ZODB.DB import DB
from ZODB.DemoStorage import DemoStorage
from ZODB.FileStorage import FileStorage
from zope.component.hooks import setSite

KEPT = Path(__file__).parent / "v1000" / "site.tar.xz"
PROFILE = "ntnu.deviations:default"
#: When the site's people had their answers written down.
THEN = datetime(2026, 11, 30, 4, 0, tzinfo=UTC)


class FormerSite(Layer):
    """The database of the former site, below what tests do to it."""

    defaultBases = (FIXTURE,)

    def setUp(self):
        self.folder = TemporaryDirectory()
        with tarfile.open(KEPT) as archive:
            archive.extractall(self.folder.name, filter="data")
        file = os.path.join(self.folder.name, "filestorage", "Data.fs")
        blobs = os.path.join(self.folder.name, "blobstorage")
        self.files = BlobStorage(blobs, FileStorage(file))
        # What a test lays over it is closed with all below it; the next module needs the files again.
        self.database = DB(DemoStorage(base=self.files, close_base_on_close=False))

    def tearDown(self):
        self.database.close()
        self.files.close()
        self.folder.cleanup()
        self.folder = self.files = self.database = None

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """The former site's database on top of the stack."""
        self["zodbDB"] = self.database
        try:
            yield
        finally:
            del self["zodbDB"]


FORMER_SITE = FormerSite()


class FormerHTTP(FunctionalTesting):
    """The former site behind HTTP, in a database of the test's own."""

    def testSetUp(self):
        self._place = FORMER_SITE.in_place()
        self._place.__enter__()
        super().testSetUp()

    def testTearDown(self):
        super().testTearDown()
        self._place.__exit__(None, None, None)


FORMER_HTTP = FormerHTTP(bases=(FORMER_SITE, WSGI_SERVER_FIXTURE), name="Deviations:FormerHTTP")


class Former(Web):
    """The former site, its people, and its upgrade."""

    def upgrade(self) -> None:
        """Bring it to the version of today, as the control panel for add-ons does."""

        def run(house):
            setSite(self.portal)
            self.portal.portal_setup.upgradeProfile(PROFILE)

        self.committed(run)

    def upgrade_again(self) -> None:
        """Run every step once more, though the site has them: each must find its work done."""

        def run(house):
            setSite(self.portal)
            setup = self.portal.portal_setup
            setup.setLastVersionForProfile(PROFILE, "1000")
            setup.upgradeProfile(PROFILE)

        self.committed(run)

    @property
    def version(self) -> str:
        """The profile's version that the site has."""
        return ".".join(self.portal.portal_setup.getLastVersionForProfile(PROFILE))
