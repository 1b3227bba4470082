"""What all that lives in a case has in common."""

from AccessControl.class_init import InitializeClass
from AccessControl.SecurityInfo import ClassSecurityInfo
from ntnu.deviations.content.refusal import refusal
from ntnu.deviations.interfaces import ICaseGuard
from plone.dexterity.content import Container
from zope.component import getUtility


class CaseChild:
    """Mixed into what lives in a case: it is in no catalog, for a search is a door too."""

    #: Roles come from the grants of the case and the part's own: see ``access/part_roles.py``.
    __ac_local_roles_block__ = True

    creators = ()

    def __before_publishing_traverse__(self, published, request=None):
        """A part that is hidden answers like one that does not exist."""
        getUtility(ICaseGuard).check_part(self, request)
        super().__before_publishing_traverse__(published, request)

    def addCreator(self, creator=None):
        """Nobody: who wrote is told to those only who may know."""

    def Creator(self):
        return ""

    def indexObject(self):
        """Not in the catalog."""

    def unindexObject(self):
        """Not in the catalog."""

    def reindexObject(self, idxs=(), update_metadata=1, uid=None):
        """Not in the catalog."""

    def reindexObjectSecurity(self, skip_self=False):
        """Not in the catalog."""

    def cb_isCopyable(self):
        raise refusal("use_forms")

    def cb_isMoveable(self):
        raise refusal("use_forms")


class CasePart(CaseChild, Container):
    """What lives in a case and holds something itself: files, statements."""

    security = ClassSecurityInfo()
    # By address these would tell who reads a part how much there is in it.
    security.declarePrivate("isTemporary", "objectCount", "has_key", "hasObject", "getObjectPosition")

    _ordering = "unordered"

    #: ``(person, moment)``: who set it up, and when.
    created_by = ("", None)


InitializeClass(CasePart)
