"""A site in use when the add-on comes: three languages, portlets, a content rule, a type of its own."""

from plone.app.contentrules.rule import Rule
from plone.app.multilingual.browser.setup import SetupMultilingualSite
from plone.app.testing import login
from plone.app.testing import logout
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import TEST_USER_PASSWORD
from plone.contentrules.engine.interfaces import IRuleStorage
from plone.dexterity.fti import DexterityFTI
from plone.portlet.static import static
from plone.portlets.interfaces import IPortletAssignmentMapping
from plone.portlets.interfaces import IPortletManager
from plone.registry.interfaces import IRegistry
from plone.testing.zope import WSGI_SERVER_FIXTURE
from Products.CMFPlone.factory import addPloneSite
from tests.layers import KeptFunctional
from tests.layers import KeptLayer
from zope.component import getMultiAdapter
from zope.component import getUtility
from zope.component.hooks import setSite

SITE = "intranet"
LANGUAGES = ["en", "no", "de"]
#: Log-in names of the people, with their roles in the site.
PEOPLE = {
    "member": ("Member",),
    "editor": ("Member", "Contributor", "Editor", "Reviewer"),
    "site.admin": ("Member", "Site Administrator"),
    "manager": ("Member", "Manager"),
}
PASSWORD = TEST_USER_PASSWORD
_PROFILES = (
    "plone.restapi:default",
    "plone.app.contenttypes:default",
    "plonetheme.barceloneta:default",
    "plone.app.multilingual:default",
)


class UsedSite(KeptLayer):
    """A second site in the database, without the add-on."""

    def fill(self, portal) -> None:
        app = portal.getPhysicalRoot()
        login(app, SITE_OWNER_NAME)
        build(app)
        setSite(portal)
        logout()


def build(app) -> None:
    """Make the site and what its people have put into it."""
    site = addPloneSite(
        app, SITE, title="The intranet", extension_ids=_PROFILES, default_language="en", setup_content=False
    )
    setSite(site)
    for name, roles in PEOPLE.items():
        site.acl_users.userFolderAddUser(name, PASSWORD, list(roles), [])
    registry = getUtility(IRegistry)
    registry["plone.available_languages"] = LANGUAGES
    # Who opens a form to edit would leave a lock, which the pages that follow show.
    registry["plone.lock_on_ttw_edit"] = False
    SetupMultilingualSite(site).setupSite(site)
    site.portal_workflow.setDefaultChain("simple_publication_workflow")
    own = DexterityFTI(
        "Department", title="Department", global_allow=True, klass="plone.dexterity.content.Container"
    )
    site.portal_types._setObject("Department", own)
    for language in LANGUAGES:
        _fill(site[language])
    _rule(site)
    site.error_log.setProperties(20, True, ["NotFound", "Redirect"])
    site.manage_permission("Add portal content", ["Manager", "Contributor"], acquire=1)


def _fill(folder) -> None:
    folder.invokeFactory("Folder", "news", title="News")
    folder["news"].invokeFactory("News Item", "first", title="The first")
    folder.invokeFactory("Document", "about", title="About us")
    folder.invokeFactory("Department", "it", title="IT")
    for content in (folder["news"], folder["news"]["first"], folder["about"], folder["it"]):
        folder.portal_workflow.doActionFor(content, "publish")
    column = getUtility(IPortletManager, "plone.leftcolumn")
    mapping = getMultiAdapter((folder, column), IPortletAssignmentMapping)
    mapping["hello"] = static.Assignment(header="Hello", text="<p>From the portlet</p>")


def _rule(site) -> None:
    rule = Rule()
    rule.title, rule.enabled = "Tell somebody", True
    getUtility(IRuleStorage)["tell"] = rule


USED_SITE = UsedSite()
USED_SITE_HTTP = KeptFunctional(bases=(USED_SITE, WSGI_SERVER_FIXTURE), name="Deviations:UsedSite")
