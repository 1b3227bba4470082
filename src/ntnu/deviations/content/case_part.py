"""What all content in a case has in common."""

from AccessControl.class_init import InitializeClass
from AccessControl.SecurityInfo import ClassSecurityInfo
from ntnu.deviations.content.addresses import AddressBelow
from ntnu.deviations.content.no_webdav import NoWebDAV
from ntnu.deviations.content.uncatalogued import Uncatalogued
from ntnu.deviations.interfaces import ICaseGuard
from plone.dexterity.content import Container
from zope.component import getUtility


class CaseChild(AddressBelow, NoWebDAV, Uncatalogued):
    """Mixed into what lives in a case."""

    #: Roles come from the grants of the case and of the part itself: see ``access/part_roles.py``.
    __ac_local_roles_block__ = True

    def __before_publishing_traverse__(self, published, request=None):
        """A part that is hidden answers like one that does not exist."""
        getUtility(ICaseGuard).check_part(self, request)
        super().__before_publishing_traverse__(published, request)


class CasePart(CaseChild, Container):
    """Content of a case that contains something itself: files, statements."""

    security = ClassSecurityInfo()
    # As addresses these methods would show a reader of the part how much is in it.
    security.declarePrivate("isTemporary", "objectCount", "has_key", "hasObject", "getObjectPosition")

    _ordering = "unordered"

    #: How often its open content has changed: see ``access/revisions.py``.
    revision_shown = 1

    #: ``(person, moment)``: who created it, and when.
    created_by = ("", None)


InitializeClass(CasePart)
