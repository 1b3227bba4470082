"""The register: it contains the faculties, and the number of every case that ever existed."""

from AccessControl.class_init import InitializeClass
from AccessControl.SecurityInfo import ClassSecurityInfo
from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from ntnu.deviations import _
from ntnu.deviations.content.names import INamed
from ntnu.deviations.content.names import Named
from ntnu.deviations.content.no_webdav import NoWebDAV
from ntnu.deviations.content.outbox import Outbox
from ntnu.deviations.content.refusal import refusal
from ntnu.deviations.content.role_days import RoleDays
from ntnu.deviations.interfaces import ICaseGuard
from ntnu.deviations.interfaces import IDeviationRegister
from persistent import Persistent
from persistent.mapping import PersistentMapping
from plone.dexterity.content import Container
from plone.supermodel import model
from zope import schema
from zope.component import getUtility
from zope.interface import implementer


class IDeviationRegisterSchema(model.Schema, INamed):
    """Fields of the register."""

    introduction = schema.Text(
        title=_("label_introduction", default="Introduction"),
        description=_("help_introduction", default="Plain text, shown under the title of the landing page."),
        required=False,
    )


@implementer(IDeviationRegister, IDeviationRegisterSchema)
class DeviationRegister(Named, RoleDays, NoWebDAV, Container):
    """A register of deviations."""

    security = ClassSecurityInfo()
    # Zope publishes whatever has a name: without this anybody could query the index for who reported what.
    security.declarePrivate(
        "numbers",
        "exclusions",
        "unit_ids",
        "case_index",
        "hearing_members",
        "measure_people",
        "sent",
        "clock",
        "outbox",
        "administrators",
        "sendings",
        "drafts",
        "own_settings",
        "stored_figures",
        "stand_ins",
        "stored_jobs",
        "sentences",
        "wishes",
        "calendars",
    )

    _ordering = "unordered"

    #: The EQS system administrators at the last check: see ``units/administrators.py``.
    administrators: tuple[str, ...] | None = None
    introduction = None
    #: Settings with a value of the register's own, by the names of the site's records: see
    #: ``own_settings.py``.
    own_settings: PersistentMapping | None = None
    #: What figures count of each month and year that is over: see ``statistics/stored.py``.
    stored_figures: OOBTree | None = None
    #: UID -> who stands in for whom: see ``access/stand_ins.py``.
    stand_ins: OOBTree | None = None
    #: Id -> file that is made outside of requests: see ``jobs/store.py``.
    stored_jobs: OOBTree | None = None
    #: What is told in "You said, we did", and what waits to be: see ``you_said/store.py``.
    sentences: Persistent | None = None
    #: Person -> how they are told, and their quiet hours: see ``access/wishes.py``.
    wishes: OOBTree | None = None
    #: Digest of a secret -> whose calendar it opens, and since when: see ``access/calendar_keys.py``.
    calendars: OOBTree | None = None

    def __init__(self, id=None, **kwargs):
        super().__init__(id, **kwargs)
        #: Case number -> UID. A number is never removed: it is unique for ever.
        self.numbers = OOBTree()
        #: Exclusion key -> (unit uids, persons): see ``domain/grants.py``.
        self.exclusions = OOBTree()
        #: Unit UID -> ids below the register: (faculty,) or (faculty, department).
        self.unit_ids = OOBTree()
        #: User id -> ((case UID, hearing UID, until), …): who takes part in hearings that were opened.
        self.hearing_members = OOBTree()
        #: User id -> UIDs of cases with a measure that the person is responsible for.
        self.measure_people = OOBTree()
        #: Keys of mails without a case that the clock has sent.
        self.sent = OOTreeSet()
        #: What the clock remembers from one round to the next: see ``clock/lease.py``.
        self.clock = PersistentMapping()
        #: Mails that wait to be sent.
        self.outbox = Outbox()

    def __before_publishing_traverse__(self, published, request=None):
        """The rules for every page and service apply from here on, and only names that are listed answer."""
        guard = getUtility(ICaseGuard)
        guard.enter(self, request)
        guard.check_register(self, request)
        super().__before_publishing_traverse__(published, request)

    def cb_isCopyable(self):
        """There is one of it; of a folder it is in, ``access/around.py`` says so."""
        raise refusal("register_copied")


InitializeClass(DeviationRegister)
