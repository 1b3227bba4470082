"""What the site around a register may not do to it, whoever may do so with a folder that it is in."""

from AccessControl import getSecurityManager
from Acquisition import aq_base
from ntnu.deviations.access.units import register_paths
from ntnu.deviations.access.units import site_of
from ntnu.deviations.content.refusal import refusal
from plone.app.redirector.interfaces import IRedirectionStorage
from plone.base.interfaces import IPloneSiteRoot
from zope.component import queryUtility


def refuse_copy(copy, event) -> None:
    """Subscriber: something was copied. Of a register there is one: a second would have the same numbers, and
    would send the mails that wait in the first once more.

    A site is copied whole.
    """
    site = site_of(event.original)
    if site is None or IPloneSiteRoot.providedBy(event.original):
        return
    path = event.original.getPhysicalPath()[len(site.getPhysicalPath()) :]
    if any(one[: len(path)] == path for one in register_paths(site)):
        raise refusal("register_copied")


def refuse_removal(register, event) -> None:
    """Subscriber: a register goes with what it is in only where the person may delete it as well.

    Plone asks about the folder alone. A site is deleted whole.
    """
    if aq_base(event.object) is aq_base(register) or IPloneSiteRoot.providedBy(event.object):
        return
    if not getSecurityManager().checkPermission("Delete objects", register):
        raise refusal("register_inside", title=register.title)


def forget_way(content, event) -> None:
    """Subscriber, after Plone's own: no redirect leads to a case, or to what is in one or in SpeakUp!, when
    it moves or what it is in does. It would tell that there is one, and where it went."""
    storage = queryUtility(IRedirectionStorage)
    if storage is None or event.newParent is None:
        return
    for path in storage.redirects("/".join(content.getPhysicalPath())):
        storage.remove(path)
