"""A hidden case answers like one that does not exist.

The check is made in the walk to the object, before any view, service, child or helper view is
found, so that no page of Plone's or of another add-on's can answer in the case's name.
"""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from ntnu.deviations import own_settings
from ntnu.deviations.access import ours
from ntnu.deviations.access import reads
from ntnu.deviations.access.allowed import check_method
from ntnu.deviations.access.allowed import check_name
from ntnu.deviations.access.allowed import is_management
from ntnu.deviations.access.confidential import may_handle
from ntnu.deviations.access.confidential import may_share
from ntnu.deviations.access.confidential import SHARING
from ntnu.deviations.access.permissions import roles_with
from ntnu.deviations.access.permissions import VIEW
from ntnu.deviations.access.reading import may_view_part
from ntnu.deviations.access.roles_on import roles_on
from ntnu.deviations.access.upkeep import standing
from ntnu.deviations.interfaces import ICaseChild
from ntnu.deviations.interfaces import ICaseGuard
from ntnu.deviations.interfaces import IDeviationReport
from ntnu.deviations.interfaces import INotificationCase
from ntnu.deviations.persons import person_of
from plone.rest.traverse import RESTWrapper
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.annotation.interfaces import IAnnotations
from zope.component.hooks import getSite
from zope.interface import implementer

_KNOWN = "ntnu.deviations.authenticated"
#: The prefix of the names of the tools in which Plone keeps users and groups.
_TOOLS = ("acl_users", "portal_group", "portal_member", "portal_registration")


class NewerDatabase(Exception):
    """The register was upgraded to a later version than this program: it is left alone."""


@implementer(ICaseGuard)
class CaseGuard:
    """The utility that the case's class asks."""

    def enter(self, register, request) -> None:
        """From here on the request is for this product. A request that no page or service accepts is refused
        before anything is looked up."""
        ours.enter(request)
        own_settings.enter(register, request)
        _drop_broken(request)
        check_method(register, request)
        if standing(register) > 0:
            raise NewerDatabase("The database belongs to a later version of the program.")

    def check(self, case, request) -> None:
        """Let the request go on, or raise.

        NotFound for a person without View: the case is taken out of the request's parents, so that the error
        page is drawn for the unit. Unauthorized (the log-in page) for anybody who is not logged in, whatever
        case it is.
        """
        user = authenticated_user(getSite(), request)
        if user is None:
            self._hide(case, request)
            raise Unauthorized("Log in to see cases")
        if _may_view(case, user):
            _check_name(case, request)
            return _note(case, request, user)
        child = self._child(case, request)
        if child is not None and not case.handed_over and may_view_part(child, user):
            return _note(case, request, user)
        self._hide(case, request)
        raise NotFound(request.get("URL", ""))

    def check_part(self, part, request) -> None:
        """A part that is hidden from somebody who sees the case answers as if it did not exist, except for a
        file in it that they may open.

        In a case that was handed over, every part answers so.
        """
        user = authenticated_user(getSite(), request)
        if user is not None and not case_of(part).handed_over:
            child = self._child(part, request)
            if may_view_part(part, user) or (child is not None and may_view_part(child, user)):
                return _check_name(part, request)
        self._hide(part, request)
        raise NotFound(request.get("URL", ""))

    def check_confidential(self, content, request) -> None:
        """SpeakUp! answers its recipients; a person who gives the role reaches only the page for that."""
        user = authenticated_user(getSite(), request)
        if user is None:
            self._hide(content, request)
            raise Unauthorized("Log in to see cases")
        if may_handle(content, user):
            _check_name(content, request)
            if INotificationCase.providedBy(content):
                _note(content, request, user)
            return
        if may_share(content, user) and _next_name(request) in SHARING:
            return
        self._hide(content, request)
        raise NotFound(request.get("URL", ""))

    def check_name(self, unit, request) -> None:
        """A name that does not exist answers visitors who are not logged in as a case does: log in.

        "Not found" would reveal which addresses belong to cases.
        """
        name = _next_name(request)
        if name is None or aq_base(unit).has_key(name):
            return
        if not _who_asks(request):
            raise Unauthorized("Log in to see cases")
        _check_name(unit, request)

    def check_register(self, register, request) -> None:
        """Visitors who are not logged in reach no tool of the site through the register: tools reveal
        users."""
        name = _next_name(request) or ""
        if name.startswith(_TOOLS) and not _who_asks(request):
            raise Unauthorized("Log in to see people")
        _check_name(register, request)

    def _child(self, place, request):
        """The part that comes next in the traversal: a person may have a role on that part alone (a measure,
        or a file that a hearing shares)."""
        name = _next_name(request)
        holds = name and place.isPrincipiaFolderish and aq_base(place).has_key(name)
        child = place._getOb(name) if holds else None
        return child if ICaseChild.providedBy(child) else None

    def _hide(self, content, request) -> None:
        parents = request.get("PARENTS")
        if parents:
            base = aq_base(content)
            # plone.rest wraps each in a helper of its own.
            parents[:] = [p for p in parents if aq_base(p) is not base and _unwrapped(p) is not base]


def _unwrapped(place):
    return aq_base(place.context) if isinstance(place, RESTWrapper) else None


def _drop_broken(request) -> None:
    """A password that cannot be decoded counts as none: the sender is not logged in. PAS would raise an
    error."""
    try:
        request._authUserPW()
    except ValueError:
        request._auth = None


def _check_name(place, request) -> None:
    name = _next_name(request)
    is_manager = is_management(name) and any("Manager" in user.getRoles() for user in _who_asks(request))
    if not is_manager:
        check_name(place, request, name)


def _who_asks(request) -> list:
    """Who sends this request: a user of the site, of the root (with Zope's own administrators), or both."""
    site = getSite()
    found = (authenticated_user(place, request) for place in (site, site.getPhysicalRoot()))
    return [user for user in found if user is not None]


def _note(case, request, user) -> None:
    names = list(reversed(request.get("TraversalRequestNameStack") or ()))
    if names and names[0].endswith("-form") and not names[0].startswith("@"):
        # A form may be sent to its bare name.
        names[0] = f"@@{names[0]}"
    reads.note(case, request, person_of(user.getId()), reads.part(names, request))


def _next_name(request) -> str | None:
    """The name that traversal goes to next; None at its end."""
    stack = request.get("TraversalRequestNameStack") or ()
    return stack[-1] if stack else None


def authenticated_user(place, request):
    """Who sends this request, asked of PAS while it is still walking: a user of ``place``, the site or the
    server's root; None for nobody.

    Zope authenticates at the end of traversal. The answer is used for decisions here only, and worked out
    each time the traversal asks: it is not stored as the request's user.
    """
    users = aq_inner(place.acl_users)
    known = IAnnotations(request).setdefault(_KNOWN, {})
    if aq_base(users) not in known:
        plugins = users._getOb("plugins")
        every = (
            users._findUser(plugins, user_id, name, request)
            for user_id, name in users._extractUserIds(request, plugins)
        )
        known[aq_base(users)] = next((user for user in every if user is not None), None)
    user = known[aq_base(users)]
    return None if user is None else aq_base(user).__of__(users)


def _may_view(case, user) -> bool:
    return bool(roles_on(case, user) & roles_with(case, VIEW))


def case_of(content):
    """The case that ``content`` lives in, or is."""
    while content is not None and not IDeviationReport.providedBy(content):
        content = aq_parent(aq_inner(content))
    return content
