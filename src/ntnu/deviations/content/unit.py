"""Faculties and departments."""

from AccessControl.class_init import InitializeClass
from AccessControl.SecurityInfo import ClassSecurityInfo
from ntnu.deviations import _
from ntnu.deviations.content.names import INamed
from ntnu.deviations.content.refusal import refusal
from ntnu.deviations.interfaces import ICaseGuard
from ntnu.deviations.interfaces import IDepartment
from ntnu.deviations.interfaces import IDeviationReport
from ntnu.deviations.interfaces import IFaculty
from ntnu.deviations.interfaces import IUnit
from plone.dexterity.content import Container
from plone.supermodel import model
from zope import schema
from zope.component import getUtility
from zope.interface import implementer


class IUnitSchema(model.Schema, INamed):
    """Fields of a faculty or a department."""

    code = schema.TextLine(
        title=_("label_unit_code", default="Unit code"),
        description=_(
            "help_unit_code", default="The short name, for example IE or IDI. It is shown in lists."
        ),
        max_length=20,
    )
    campus = schema.TextLine(
        title=_("label_unit_campus", default="Campus"),
        required=False,
    )
    active_from = schema.Date(
        title=_("label_active_from", default="In use from"),
        description=_("help_active_from", default="Empty: from always. New cases go to units in use only."),
        required=False,
    )
    active_to = schema.Date(
        title=_("label_active_to", default="In use to"),
        description=_("help_active_to", default="The last day. Empty: for now without end."),
        required=False,
    )
    contacts = schema.Text(
        title=_("label_unit_contacts", default="Contacts"),
        description=_("help_unit_contacts", default="Who to ask about access and routines here. Plain text."),
        required=False,
    )


class Unit(Container):
    """What faculty and department share."""

    security = ClassSecurityInfo()
    # By address these would tell everybody how many cases there are, and which id is one.
    security.declarePrivate("objectCount", "has_key", "hasObject", "getObjectPosition")

    # No order is kept: an ordered folder writes one list at every submission, and writers collide.
    _ordering = "unordered"

    code = ""
    title_nn = None
    title_en = None
    campus = None
    active_from = None
    active_to = None
    contacts = None

    def __before_publishing_traverse__(self, published, request=None):
        """Who is not logged in learns of no name below a unit whether it is there."""
        getUtility(ICaseGuard).check_name(self, request)
        super().__before_publishing_traverse__(published, request)

    def cb_isCopyable(self):
        """Not with its cases: there is one of each."""
        refuse_with_cases(self)
        return super().cb_isCopyable()

    def cb_isMoveable(self):
        """Not with its cases: lists and mails know where they are, and a redirect would tell others."""
        refuse_with_cases(self)
        return super().cb_isMoveable()

    def reindexObjectSecurity(self, skip_self=False):
        """Refresh this unit only.

        Cases hold the unit's roles as groups, so a change of members touches no case; walking
        2,000 of them took seconds.
        """
        if not skip_self:
            self.reindexObject(idxs=list(self._cmf_security_indexes))

    def notifyModified(self):
        """Keep the modification date still when a case comes or goes.

        Every submission would write the unit, and parallel writers would collide on it. The
        unit's own log tells who changed what.
        """


InitializeClass(Unit)


def refuse_with_cases(unit) -> None:
    """Raise Forbidden when there is a case at the unit, or at a department of it."""
    if _has_cases(unit):
        raise refusal("unit_has_cases")


def _has_cases(unit) -> bool:
    return any(
        IDeviationReport.providedBy(found) or (IUnit.providedBy(found) and _has_cases(found))
        for found in unit._tree.values()
    )


@implementer(IFaculty, IUnitSchema)
class Faculty(Unit):
    """A faculty."""


@implementer(IDepartment, IUnitSchema)
class Department(Unit):
    """A department of a faculty: the procedure's "local unit"."""
