"""SpeakUp!: the registry, and the notification cases in it.

Neither is in any catalog, since a search, a list and a count reveal content too. A notification case contains
nothing that can be traversed to: its files and messages are reached through the case alone.
"""

from AccessControl.class_init import InitializeClass
from AccessControl.Permission import pname
from AccessControl.SecurityInfo import ClassSecurityInfo
from BTrees.OOBTree import OOBTree
from ntnu.deviations.case.schema import fill_in
from ntnu.deviations.case.schema.notification import INotificationSchema
from ntnu.deviations.content.names import INamed
from ntnu.deviations.content.names import Named
from ntnu.deviations.content.no_webdav import NoWebDAV
from ntnu.deviations.content.report import ALWAYS
from ntnu.deviations.content.role_days import RoleDays
from ntnu.deviations.content.uncatalogued import Uncatalogued
from ntnu.deviations.domain import type_ids
from ntnu.deviations.interfaces import ICaseGuard
from ntnu.deviations.interfaces import INotificationCase
from ntnu.deviations.interfaces import ISpeakUpRegistry
from persistent import Persistent
from plone.dexterity.content import Container
from plone.supermodel import model
from zope.component import getUtility
from zope.interface import implementer


class ISpeakUpRegistrySchema(model.Schema, INamed):
    """Fields of the registry."""


class Confidential(NoWebDAV, Uncatalogued, Container):
    """Shared by the registry and notification cases: both exist for SpeakUp! recipients alone."""

    security = ClassSecurityInfo()
    security.declarePrivate("isTemporary", "objectCount", "has_key", "hasObject", "getObjectPosition")

    _ordering = "unordered"

    #: Roles come from the Sharing of the registry alone: see ``access/confidential.py``.
    __ac_local_roles_block__ = True

    description = ""

    def __before_publishing_traverse__(self, published, request=None):
        """For everybody else it does not exist."""
        getUtility(ICaseGuard).check_confidential(self, request)
        super().__before_publishing_traverse__(published, request)

    def listCreators(self):
        return ()


InitializeClass(Confidential)


@implementer(ISpeakUpRegistry, ISpeakUpRegistrySchema)
class SpeakUpRegistry(Named, RoleDays, Confidential):
    """Holds the notification cases of a register."""

    security = ClassSecurityInfo()
    security.declarePrivate("numbers", "codes", "reporters", "confirmed", "refused")
    security.declarePrivate("unread", "guesses")

    #: Persons whose role a recipient has confirmed: see ``units/speakup_roles.py``. None in a registry from
    #: before confirmation was required, until it is upgraded: there, all who hold the role have it.
    confirmed: tuple[str, ...] | None = None
    #: Persons whose role was refused, but who hold it by a group.
    refused: tuple[str, ...] = ()

    #: Case id and UID of files whose pages still have to be read as text; created with the first one.
    unread = None
    #: How many wrong codes were entered lately: see ``speakup/guesses.py``; created with the first one.
    guesses = None

    def __init__(self, id=None, **kwargs):
        super().__init__(id, **kwargs)
        self.confirmed = ()
        #: Number -> id of the case. A number is never removed.
        self.numbers = OOBTree()
        #: Digest of a receipt code -> id of the case: see ``speakup/receipt_codes.py``.
        self.codes = OOBTree()
        #: User id -> ids of the cases that the person sent under their name.
        self.reporters = OOBTree()

    def notifyModified(self):
        """Keep the modification date unchanged: every new case would write the registry."""


InitializeClass(SpeakUpRegistry)


@implementer(INotificationCase, INotificationSchema)
class NotificationCase(Confidential):
    """A notification of censurable conditions, and everything that followed.

    ``reporter`` is a user id, empty for an anonymous person or one without an account. ``said`` are rows of
    ``core.speakup.Said``. ``deviation`` is the number of the deviation it came from, if any, and ``handed``
    everything that was taken over from it.
    """

    portal_type = type_ids.NOTIFICATION_CASE

    security = ClassSecurityInfo()
    security.declarePrivate("exports", "files", "handed", "said")

    number = ""
    reply_language = "nb"
    reporter = ""
    received = None
    closed = None
    said = ()
    code = None
    handed = None
    returned = False
    #: The persons recused from the deviation that it was, or that it is about.
    recused = ()
    #: As for a deviation.
    exports = ()
    not_worth_archiving = None
    anonymised = None

    def __init__(self, id=None, **kwargs):
        super().__init__(id, **kwargs)
        #: UID -> NotificationFile.
        self.files = OOBTree()

    def Title(self):
        """The number: the subject of the case is visible only in the case."""
        return self.number


InitializeClass(NotificationCase)

fill_in(NotificationCase, INotificationSchema)
for _permission, _roles in ALWAYS.items():
    setattr(NotificationCase, pname(_permission), _roles)


class NotificationFile(Persistent):
    """A file of a notification case: name, bytes (``file``), who added it (None: the reporter), when."""

    def __init__(self, title, file, added_by, added):
        self.title = title
        self.file = file
        self.added_by = added_by
        self.added = added


class Handed(Persistent):
    """What was taken over from a deviation: its ``fields`` by name, its ``parts`` by id, its ``log`` (rows of
    moment, actor, action and reasons), what ``came_with`` the action, and the deviation's ``uid``."""

    def __init__(self, uid, fields, log, came_with):
        self.uid = uid
        self.fields = fields
        self.log = log
        self.came_with = came_with
        self.parts = OOBTree()
