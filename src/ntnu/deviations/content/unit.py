"""Faculties and departments."""

from AccessControl.class_init import InitializeClass
from AccessControl.SecurityInfo import ClassSecurityInfo
from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from BTrees.OOBTree import OOBTree
from ntnu.deviations import _
from ntnu.deviations.content.names import INamed
from ntnu.deviations.content.names import Named
from ntnu.deviations.content.no_webdav import NoWebDAV
from ntnu.deviations.content.refusal import refusal
from ntnu.deviations.content.role_days import RoleDays
from ntnu.deviations.interfaces import ICaseGuard
from ntnu.deviations.interfaces import IDepartment
from ntnu.deviations.interfaces import IDeviationRegister
from ntnu.deviations.interfaces import IDeviationReport
from ntnu.deviations.interfaces import IFaculty
from ntnu.deviations.interfaces import IUnit
from ntnu.deviations.messages import message
from plone.dexterity.content import Container
from plone.supermodel import model
from zope import schema
from zope.component import getUtility
from zope.interface import implementer
from zope.interface import Invalid
from zope.interface import invariant


class EndsBeforeStart(Invalid):
    """The last day in use comes before the first."""


class CodeTaken(Invalid):
    """Another unit of the register has the code."""


class IUnitSchema(model.Schema, INamed):
    """Fields of a faculty or a department."""

    @invariant
    def ends_after_start(data):
        """The last day is not before the first."""
        if data.active_from and data.active_to and data.active_to < data.active_from:
            raise EndsBeforeStart(message("ends_before_start"))

    @invariant
    def code_is_free(data):
        """No other unit of the register has the code; asked of a form, whose context is the unit, or what
        it is added to."""
        context = getattr(data, "__context__", None)
        holder = code_holder(context, data.code, context) if context is not None else None
        if holder is not None:
            raise CodeTaken(message("code_taken", title=holder.title))

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


class Unit(Named, RoleDays, NoWebDAV, Container):
    """What faculties and departments have in common."""

    security = ClassSecurityInfo()
    # As addresses these methods would show everybody how many cases there are, and which id is a case.
    security.declarePrivate("objectCount", "has_key", "hasObject", "getObjectPosition")
    security.declarePrivate("passages", "merged_into")

    # No order is stored: an ordered folder writes one list at every submission, and concurrent writes
    # conflict.
    _ordering = "unordered"

    code = ""
    campus = None
    active_from = None
    active_to = None
    contacts = None
    #: The UID of the unit that it was merged into.
    merged_into: str | None = None
    #: UID of a case -> when it came or went by a change of units: see ``domain/passages.py``.
    passages = OOBTree()

    def __before_publishing_traverse__(self, published, request=None):
        """Visitors who are not logged in cannot find out whether a name below a unit exists; to all others
        only names that are listed answer."""
        getUtility(ICaseGuard).check_name(self, request)
        super().__before_publishing_traverse__(published, request)

    def cb_isCopyable(self):
        """Not with its cases: there is only one of each."""
        refuse_with_cases(self)
        return super().cb_isCopyable()

    def cb_isMoveable(self):
        """Not with its cases: lists and mails link to them, and a redirect would reveal them to others."""
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
        """Keep the modification date unchanged when a case is added or removed.

        Every submission would write the unit, and concurrent writes would conflict. The unit's own log
        records who changed what.
        """


InitializeClass(Unit)


def code_holder(place, code: str, unit=None):
    """The unit that has ``code`` (in small letters or large) in the register around ``place``, other than
    ``unit`` itself; None where none has."""
    register = aq_inner(place)
    while register is not None and not IDeviationRegister.providedBy(register):
        register = aq_parent(aq_inner(register))
    root = aq_base(register)
    for ids in root.unit_ids.values() if root is not None else ():
        found = root
        for id_ in ids:
            found = found._tree[id_]
        if found is not aq_base(unit) and (found.code or "").casefold() == (code or "").strip().casefold():
            return found
    return None


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
