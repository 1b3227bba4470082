"""The used site: what it is and what it answers, to be compared before, with and after the add-on."""

import re
import requests
import transaction
from collections.abc import Callable
from plone.app.viewletmanager.interfaces import IViewletSettingsStorage
from plone.base.utils import get_installer
from plone.registry.interfaces import IRegistry
from tests.guest.used_site import PASSWORD
from tests.guest.used_site import SITE
from typing import Any
from zope.component import getUtility
from zope.component.hooks import setSite

PACKAGE = "ntnu.deviations"
PAGES = (
    "/",
    "/en",
    "/no",
    "/de",
    "/en/news",
    "/no/news",
    "/de/news",
    "/en/news/first",
    "/en/about",
    "/en/it",
    "/de/it",
    "/en/about/edit",
    "/en/it/edit",
    "/en/news/folder_contents",
    "/en/news/++add++Document",
    "/en/news/@@sharing",
    "/en/about/@@manage-portlets",
    "/en/about/@@historyview",
    "/@@search?SearchableText=first",
    "/en/@@search?SearchableText=about",
    "/sitemap",
    "/accessibility-info",
    "/login",
    "/@@personal-preferences",
    "/@@personal-information",
    "/@@change-password",
    "/mail_password_form",
    "/no-such-page",
    "/@@overview-controlpanel",
    "/@@usergroup-userprefs",
    "/@@language-controlpanel",
    "/@@theming-controlpanel",
    "/en/about?set_language=de",
)
SERVICES = (
    "/",
    "/en",
    "/en/news",
    "/en/about",
    "/en/it",
    "/@search?SearchableText=first",
    "/@types",
    "/@types/Document",
    "/@types/Department",
    "/@navigation",
    "/@breadcrumbs",
    "/en/about/@breadcrumbs",
    "/@actions",
    "/en/about/@workflow",
    "/@vocabularies",
    "/@registry",
    "/@users",
    "/@groups",
    "/@roles",
    "/@controlpanels",
    "/en/about/@history",
)
#: Who looks at the pages; None: nobody is logged in.
READERS = (None, "member", "editor", "manager")
#: What is new at each answer: tokens, addresses with a time in them, moments.
_NEW = re.compile(
    r'name="_authenticator"[^>]*|_authenticator=\w+|\?version=[\w.-]+|data-token="\w+"'
    r"|\d{4}-\d\d-\d\dT[\d:.+]+|form-widgets-[\w-]*-\d{6,}|uuid[\w-]{20,}|\b[0-9a-f]{32}\b"
)


class Host:
    """A used Plone site and its people."""

    def __init__(self, layer):
        self.app = layer["app"]
        self.url = f"http://{layer['host']}:{layer['port']}/{SITE}"

    @property
    def site(self):
        """The site as the database holds it now."""
        transaction.begin()
        site = self.app[SITE]
        setSite(site)
        return site

    def committed(self, do: Callable[[Any], Any]) -> Any:
        """Let ``do(site)`` change something, and commit it."""
        site = self.site
        try:
            found = do(site)
            transaction.commit()
        except BaseException:
            transaction.abort()
            raise
        return found

    def install(self, profile: str = "default") -> None:
        """As the control panel for add-ons does; another profile, as the setup tool does."""
        self.committed(lambda site: get_installer(site, site.REQUEST).install_product(PACKAGE))
        if profile != "default":
            name = f"profile-{PACKAGE}:{profile}"
            self.committed(lambda site: site.portal_setup.runAllImportStepsFromProfile(name))

    def uninstall(self) -> None:
        """As the control panel for add-ons does."""
        self.committed(lambda site: get_installer(site, site.REQUEST).uninstall_product(PACKAGE))

    def get(
        self, path: str, person: str | None = None, accept: str = "text/html", **how
    ) -> requests.Response:
        """What an address of the site answers to somebody."""
        headers = {"Accept": accept, "Accept-Language": "de"}
        auth = (person, PASSWORD) if person else None
        return requests.get(
            self.url + path, headers=headers, auth=auth, allow_redirects=False, timeout=60, **how
        )

    def pages(self) -> dict[tuple[str, str | None], tuple[int, list[str]]]:
        """Each page for nobody and for everybody who has a role: status and what stands there."""
        return {(path, person): self._seen(self.get(path, person)) for path in PAGES for person in READERS}

    def services(self) -> dict[tuple[str, str | None], tuple[int, list[str]]]:
        """The same of the services."""
        people = (None, "member", "manager")
        return {
            (path, person): self._seen(self.get(path, person, "application/json"))
            for path in SERVICES
            for person in people
        }

    def _seen(self, answer: requests.Response) -> tuple[int, list[str]]:
        text = _NEW.sub("…", answer.headers.get("Location", "") + answer.text)
        return answer.status_code, [line.strip() for line in text.splitlines() if line.strip()]

    def state(self) -> dict[str, dict]:
        """What the site is set to, by kind."""
        site = self.site
        # What is not loaded yet has no attributes.
        site.MailHost._p_activate()
        return {
            "registry": _registry(),
            "permissions": _permissions(site),
            "roles": {role: True for role in site.valid_roles()},
            "viewlets": _viewlets(),
            "plugins": _plugins(site),
            "mail": {k: v for k, v in vars(site.MailHost.aq_base).items() if isinstance(v, (str, int, bool))},
            "types": {fti.id: dict(fti.propertyItems()) for fti in site.portal_types.objectValues()},
            "workflows": {id_: True for id_ in site.portal_workflow.objectIds()},
            "chains": {
                fti.id: site.portal_workflow.getChainFor(fti.id) for fti in site.portal_types.objectValues()
            },
            "configlets": {action.id: action.category for action in site.portal_controlpanel.listActions()},
            "error_log": {"ignored": tuple(site.error_log.getProperties()["ignored_exceptions"])},
            "annotations": {key: True for key in site.__annotations__},
            "layers": {
                registration.name: True
                for registration in site.getSiteManager().registeredUtilities()
                if "BrowserLayer" in registration.provided.__name__
            },
            "content": {id_: content.portal_type for id_, content in site.contentItems()},
        }


def _registry() -> dict[str, Any]:
    records = getUtility(IRegistry).records
    # When resources are put together anew they get a time stamp.
    return {
        name: records[name].value for name in records if not name.startswith("plone.resources.last_legacy")
    }


def _permissions(site) -> dict[str, Any]:
    return {
        found["name"]: (
            [role["name"] for role in site.rolesOfPermission(found["name"]) if role["selected"]],
            found["acquire"],
        )
        for found in site.permission_settings()
    }


def _viewlets() -> dict[tuple, tuple]:
    storage = getUtility(IViewletSettingsStorage)
    found = {}
    for name in ("_order", "_hidden"):
        for skin, managers in getattr(storage, name).items():
            found |= {(name, skin, manager): tuple(value) for manager, value in managers.items() if value}
    return found


def _plugins(site) -> dict[str, Any]:
    users = site.acl_users
    active = {
        info["id"]: users.plugins.listPluginIds(info["interface"])
        for info in users.plugins.listPluginTypeInfo()
    }
    there = {id_: type(plugin.aq_base).__name__ for id_, plugin in users.objectItems()}
    return {**{f"active {name}": ids for name, ids in active.items()}, **there}


def differences(before: dict[str, dict], after: dict[str, dict]) -> set[tuple[str, Any]]:
    """Kind and name of what is not the same."""
    found = set()
    for kind in before:
        names = before[kind].keys() | after[kind].keys()
        found |= {(kind, name) for name in names if before[kind].get(name, ...) != after[kind].get(name, ...)}
    return found
