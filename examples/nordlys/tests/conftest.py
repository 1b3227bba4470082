"""The add-on in a site with a register: see ``tests/register.py`` for its content."""

import nordlys.deviations
import pytest
from ntnu.deviations.locales.fallback import add_fallbacks
from pathlib import Path
from Products.CMFPlone.utils import get_installer
from scripts.compile_mo import compile_folder
from zope.configuration import xmlconfig

pytest_plugins = ["tests.fixtures"]

PACKAGE = Path(nordlys.deviations.__file__).parent


@pytest.fixture(scope="session")
def nordlys_session(register_http_session):
    """The register's layer with the add-on's configuration."""
    compile_folder(PACKAGE / "locales")
    xmlconfig.file(
        "configure.zcml", nordlys.deviations, context=register_http_session["configurationContext"]
    )
    # A server reads the ZCML of all packages at once, and does this last.
    add_fallbacks()
    return register_http_session


@pytest.fixture(scope="module")
def installs(nordlys_session, web):
    """Installs the add-on in the site, or uninstalls it."""

    def install(profile="default"):
        def do(house):
            installer = get_installer(house.portal, house.portal.REQUEST)
            change = installer.install_product if profile == "default" else installer.uninstall_product
            assert change("nordlys.deviations")

        web.committed(do)

    return install
