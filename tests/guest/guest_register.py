"""The register of ``tests/register.py`` as a guest: in a site with a theme, content, portlets, caches."""

from plone import api
from plone.app.portlets.portlets import navigation
from plone.app.portlets.portlets import recent
from plone.app.portlets.portlets import review
from plone.app.portlets.portlets import search
from plone.app.testing import applyProfile
from plone.base.utils import get_installer
from plone.dexterity.utils import createContentInContainer
from plone.portlets.interfaces import IPortletAssignmentMapping
from plone.portlets.interfaces import IPortletManager
from plone.testing.zope import WSGI_SERVER_FIXTURE
from tests.guest.host import PACKAGE
from tests.layers import KeptFunctional
from tests.layers import KeptLayer
from tests.register import build
from zope.component import getMultiAdapter
from zope.component import getUtility

#: What the site shows beside its content, on every page of its own.
PORTLETS = {
    "navigation": navigation.Assignment(topLevel=0),
    "recent": recent.Assignment(count=20),
    "review": review.Assignment(),
    "search": search.Assignment(),
}


class GuestRegister(KeptLayer):
    """The site is Plone's own again; the register is in it, and content that shows what is new there."""

    def fill(self, portal) -> None:
        installer = get_installer(portal, portal.REQUEST)
        installer.uninstall_product(PACKAGE)
        applyProfile(portal, "plone.app.contenttypes:default")
        applyProfile(portal, "plonetheme.barceloneta:default")
        applyProfile(portal, "plone.app.caching:default")
        applyProfile(portal, "plone.app.caching:with-caching-proxy")
        installer.install_product(PACKAGE)
        build(portal)
        with api.env.adopt_roles(["Manager"]):
            _fill(portal)


def _fill(portal) -> None:
    folder = createContentInContainer(portal, "Folder", id="news", title="News")
    search_all = [
        {"i": "path", "o": "plone.app.querystring.operation.string.absolutePath", "v": "/"},
    ]
    everything = createContentInContainer(
        folder, "Collection", id="everything", title="All there is", query=search_all, limit=1000
    )
    for content in (folder, everything):
        api.content.transition(content, "publish")
    column = getUtility(IPortletManager, "plone.rightcolumn")
    mapping = getMultiAdapter((portal, column), IPortletAssignmentMapping)
    for name, assignment in PORTLETS.items():
        mapping[name] = assignment
    api.portal.set_registry_record("plone.enable_sitemap", True)
    # What is in a menu is what the administrator ticks under Site setup, Navigation.
    shown = api.portal.get_registry_record("plone.displayed_types")
    api.portal.set_registry_record("plone.displayed_types", (*shown, "DeviationRegister", "DeviationFaculty"))
    api.portal.set_registry_record("plone.caching.interfaces.ICacheSettings.enabled", True)


GUEST_REGISTER = GuestRegister()
GUEST_REGISTER_HTTP = KeptFunctional(
    bases=(GUEST_REGISTER, WSGI_SERVER_FIXTURE), name="Deviations:GuestRegister"
)
