"""The profile installs, and installs again."""

from ntnu.deviations.interfaces import IDeviationsLayer
from plone.base.utils import get_installer
from plone.browserlayer.utils import registered_layers


def test_installed(portal):
    assert get_installer(portal).is_product_installed("ntnu.deviations")


def test_browser_layer(portal):
    assert IDeviationsLayer in registered_layers()


def test_installing_twice_changes_nothing_and_succeeds(portal):
    setup = portal.portal_setup
    before = setup.getLastVersionForProfile("ntnu.deviations:default")
    setup.runAllImportStepsFromProfile("profile-ntnu.deviations:default")
    assert setup.getLastVersionForProfile("ntnu.deviations:default") == before
