"""What a site has under a name of ours and is not ours: the installation is refused before it writes."""

from ntnu.deviations import _
from ntnu.deviations.access.plugin import DeviationRoles
from ntnu.deviations.access.plugin import PLUGIN_ID
from ntnu.deviations.access.role_watch import RoleWatch
from ntnu.deviations.access.role_watch import WATCH_ID
from ntnu.deviations.setuphandlers.profile import DEFAULT
from ntnu.deviations.setuphandlers.profile import is_installed
from ntnu.deviations.setuphandlers.profile import Made
from ntnu.deviations.setuphandlers.profile import made
from ntnu.deviations.setuphandlers.removal import left_behind
from plone import api
from Products.Five import BrowserView
from typing import Any
from zExceptions import HTTPConflict
from zope.i18n import translate
from zope.i18nmessageid import Message

_PACKAGE = "ntnu.deviations"
_PLUGINS = ((PLUGIN_ID, DeviationRoles), (WATCH_ID, RoleWatch))
_WORDS = {
    "type": _("clash_type", default="Content type ${name}"),
    "workflow": _("clash_workflow", default="Workflow ${name}"),
    "role": _("clash_role", default="Role ${name}"),
    "plugin": _("clash_plugin", default="Plugin ${name} in acl_users"),
    "configlet": _("clash_configlet", default="Configlet ${name} of the site setup"),
}


class Clash(HTTPConflict):
    """The site has things of our names. ``found``: pairs of kind and name."""

    def __init__(self, found: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{kind} {name}" for kind, name in found))
        self.found = found


class ClashPage(BrowserView):
    """The refusal as a page in the frame of the site: what clashes, and what to do."""

    def __init__(self, clash: Clash, request: Any) -> None:
        super().__init__(api.portal.get(), request)
        self.clash = clash

    def __call__(self) -> str:
        # Locked: Plone sets it anew by the name of the class.
        self.request.response.setStatus(409, lock=1)
        return self.index()

    @property
    def found(self) -> list[str]:
        """What clashes, in words."""
        return [translate(_with(_WORDS[kind], name), context=self.request) for kind, name in self.clash.found]


def _with(message: Message, name: str) -> Message:
    return Message(message, mapping={"name": name})


def refuse_clashes(setup: Any) -> None:
    """Raise Clash when the site has a type, workflow, role, plugin or configlet of a name of ours that is not
    ours."""
    portal = api.portal.get()
    found = list(_plugins(portal))
    if not is_installed(setup, DEFAULT):
        found = [*_things(portal, made(setup)), *found]
    if found:
        raise Clash(found)


def _things(portal: Any, names: Made) -> list[tuple[str, str]]:
    """Workflows and roles carry no mark of who made them: ours are those that stayed when we left."""
    stayed = left_behind(portal)
    types = portal.portal_types
    panel = {action.id: action for action in portal.portal_controlpanel.listActions()}
    return [
        *(("type", id_) for id_ in names.types if id_ in types and not _is_ours(types[id_])),
        *(("workflow", id_) for id_ in names.workflows if id_ in portal.portal_workflow and not stayed),
        *(("role", id_) for id_ in names.roles if id_ in portal.valid_roles() and not stayed),
        *(
            ("configlet", id_)
            for id_ in names.configlets
            if id_ in panel and getattr(panel[id_], "appId", "") != _PACKAGE
        ),
    ]


def _is_ours(fti: Any) -> bool:
    return str(getattr(fti, "klass", "")).startswith(f"{_PACKAGE}.")


def _plugins(portal: Any) -> list[tuple[str, str]]:
    users = portal.acl_users
    return [
        ("plugin", id_)
        for id_, kind in _PLUGINS
        if id_ in users.objectIds() and not isinstance(users[id_].aq_base, kind)
    ]
