"""The profile installs, and installs again."""

from ntnu.deviations.interfaces import IDeviationsLayer
from plone.app.viewletmanager.interfaces import IViewletSettingsStorage
from plone.base.utils import get_installer
from plone.browserlayer.utils import registered_layers
from zope.component import getUtility


def test_installed(portal):
    assert get_installer(portal).is_product_installed("ntnu.deviations")


def test_browser_layer(portal):
    assert IDeviationsLayer in registered_layers()


def test_installing_twice_changes_nothing_and_succeeds(portal):
    setup = portal.portal_setup
    before = setup.getLastVersionForProfile("ntnu.deviations:default")
    setup.runAllImportStepsFromProfile("profile-ntnu.deviations:default")
    assert setup.getLastVersionForProfile("ntnu.deviations:default") == before


def test_uninstalling_leaves_no_order_of_panels(portal):
    def orders():
        storage = getUtility(IViewletSettingsStorage)
        return {name: storage.getOrder(f"ntnu.deviations.{name}", "Plone Default") for name in managers}

    managers = ("case", "case.reporter", "notification")
    assert all(orders().values())
    portal.portal_setup.runImportStepFromProfile("profile-ntnu.deviations:uninstall", "viewlets", False)
    assert not any(orders().values())
