"""The case."""

from AccessControl.class_init import InitializeClass
from AccessControl.Permission import pname
from AccessControl.SecurityInfo import ClassSecurityInfo
from BTrees.Length import Length
from BTrees.OOBTree import OOBTree
from datetime import date
from ntnu.deviations.case.schema import empty
from ntnu.deviations.case.schema import fill_in
from ntnu.deviations.case.schema import ICase
from ntnu.deviations.case.schema.fieldsets import set_fieldsets
from ntnu.deviations.content.added import added_schemas
from ntnu.deviations.content.addresses import NumberedAddress
from ntnu.deviations.content.no_webdav import NoWebDAV
from ntnu.deviations.content.refusal import refusal
from ntnu.deviations.content.uncatalogued import Uncatalogued
from ntnu.deviations.domain import type_ids
from ntnu.deviations.interfaces import ICaseGuard
from ntnu.deviations.interfaces import IDeviationReport
from ntnu.deviations.messages import RECEIPT_FORM
from plone.dexterity.content import Container
from plone.dexterity.content import FTIAwareSpecification
from zope.component import getUtility
from zope.interface import implementer

#: Who has these on a case, in every state. The workflow holds only the permissions that change from state to
#: state: each permission it manages is worked out anew and stored at every step.
ALWAYS: dict[str, tuple[str, ...]] = dict.fromkeys(
    (
        "Add portal content",
        "Change local roles",
        "CMFEditions: Access previous versions",
        "CMFEditions: Apply version control",
        "CMFEditions: Checkout to location",
        "CMFEditions: Revert to previous versions",
        "CMFEditions: Save new version",
        "Copy or Move",
        "Delete objects",
        "List folder contents",
        "Reply to item",
        "Request review",
        "Review portal content",
        "Sharing page: Delegate roles",
    ),
    (),
) | dict.fromkeys(("Manage portal", "Manage properties", "Modify portal content"), ("Manager",))


@implementer(IDeviationReport, ICase)
class DeviationReport(NumberedAddress, NoWebDAV, Uncatalogued, Container):
    """A report of a deviation, and everything that followed.

    Attributes that are not set have the defaults below, so that a new case is small.
    """

    portal_type = type_ids.REPORT

    # Plone's: a case provides the markers of its type's behaviors. Classes further back have their own.
    __providedBy__ = FTIAwareSpecification()

    security = ClassSecurityInfo()
    # As addresses these methods would show a reader of part of the case how much else is in it.
    security.declarePrivate("isTemporary", "objectCount", "has_key", "hasObject", "getObjectPosition")

    _ordering = "unordered"

    #: Roles come from the table of grants alone: not from the units above, and none are stored.
    __ac_local_roles_block__ = True

    # Attributes that Plone reads from every content some dozens of times at each submission. Without them it
    # searches every container up to the root, and finds none.
    __conform__ = None
    cmf_uid = None
    _caselog = None

    #: A case gets its own with its first part: this saves three objects at each submission.
    _tree = OOBTree()
    _mt_index = OOBTree()
    _count = Length()

    description = ""

    number = ""
    reporter = ""
    submitted = None
    due: date | None = None
    first_closed = None
    closed = None
    #: Earlier answers, which are no longer current: see ``access/answers.py``.
    earlier_answers = ()
    #: When it was moved to its current faculty; None where it was reported there.
    arrived = None

    #: How often what everybody reads who sees the case has changed: see ``access/revisions.py``.
    revision_shown = 1

    # access beside the folder roles
    recused = ()
    reporter_excluded = False
    #: ``(person, since, given by)``: recipients for this case only.
    deputies = ()
    #: ``(hearing UID, person, since, given by, until, shared UIDs)`` of hearings that were opened.
    hearing_access = ()

    # the dialogue, the deadline and its reminders
    withdrawn = False
    not_solved = None
    received_since = None
    #: When its receipt form was filled in, for the first time at the faculty where it is.
    assessed = None
    #: Since when it has waited for its current step and case worker.
    step_since = None
    #: News that ended, by code, and when: see ``domain/signals.py``.
    attended = ()
    sent = frozenset()
    #: The last day on which the recipient reminded the case worker.
    reminded = None
    #: Field -> ``(moment, by whom, reason, length)`` of what was redacted.
    redactions = ()
    #: The exports of the case to the archive: see ``domain/exports.py``.
    exports = ()
    #: ``(by whom, moment, reason, revision)``: an archivist has marked it as not worth archiving.
    not_worth_archiving = None
    #: When its personal data were deleted: see ``domain/retention.py``.
    anonymised = None
    #: ``(text, language, state, moment, key)`` of what is told of it in "You said, we did": see
    #: ``you_said/store.py``.
    sentence = None
    #: Re-registered as a notification case: only a stub is left to read.
    handed_over = False

    def __before_publishing_traverse__(self, published, request=None):
        """A hidden case answers like one that does not exist, at every address below it."""
        getUtility(ICaseGuard).check(self, request)

    def __getattr__(self, name):
        """The default of a field of another package that nobody filled in."""
        if not name.startswith("_") and not name.endswith("_Permission"):
            for schema in added_schemas():
                if name in schema:
                    return empty(schema[name])
        return super().__getattr__(name)

    def _initBTrees(self):
        """Not yet: see ``_setOb``."""

    def _setOb(self, id, object):
        self._p_activate()
        if "_tree" not in vars(self):
            super()._initBTrees()
        super()._setOb(id, object)

    def listCreators(self):
        return ()

    def Description(self):
        return ""

    def isTemporary(self):
        """No: the type of a case never changes."""
        return False

    def Title(self):
        """The title; of a case handed to SpeakUp! the number only."""
        return self.number if self.handed_over else self.title

    def cb_isCopyable(self):
        """A case is never copied: there is only one of it."""
        raise refusal("use_form", form=RECEIPT_FORM)

    def cb_isMoveable(self):
        """A case is moved by ``approve``, ``change_unit`` and ``send_back`` only."""
        raise refusal("use_form", form=RECEIPT_FORM)


fill_in(DeviationReport, ICase)
set_fieldsets()
InitializeClass(DeviationReport)


for _permission, _roles in ALWAYS.items():
    setattr(DeviationReport, pname(_permission), _roles)
