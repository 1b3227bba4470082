"""What the floors offer each other: layers, marker interfaces and utilities."""

from collections.abc import Callable
from collections.abc import Collection
from datetime import datetime
from zope.interface import Attribute
from zope.interface import Interface
from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class IDeviationsLayer(IDefaultBrowserLayer):
    """Requests to a site where ntnu.deviations is installed."""


class IStandaloneLayer(IDeviationsLayer):
    """Requests to a site that holds nothing else: every page of it is drawn in this product's frame."""


class INow(Interface):
    """Utility: the server's one "now", so that tests and the demo can move it."""

    def now() -> datetime:
        """The present moment, aware, in UTC."""


class IGivesRoles(Interface):
    """Something on which this product's rules give roles: see ``access/roles_on.py``."""


class IActedOn(Interface):
    """Objects of actions, with the same pages and services: cases and their parts, units …"""


class IDeviationRegister(IGivesRoles, IActedOn):
    """The register: faculties, landing page, case numbers."""


class IUnit(IGivesRoles, IActedOn):
    """A faculty or a department: folder roles are given here."""


class IFaculty(IUnit):
    """A faculty."""


class IDepartment(IUnit):
    """A department of a faculty, the procedure's "local unit"."""


class IDeviationReport(IGivesRoles, IActedOn):
    """A case."""


class ICaseChild(IGivesRoles):
    """Anything that lives in a case: never in the site catalog, reached only through the case."""


class IAttachment(ICaseChild):
    """A file of a case."""


class IMeasure(ICaseChild, IActedOn):
    """A measure of a case."""


class IHearing(ICaseChild, IActedOn):
    """A hearing of a case."""


class IStatement(ICaseChild):
    """What a participant answered in a hearing."""


class IMessage(ICaseChild):
    """A note or a message on a case."""


class ICaseAddress(Interface):
    """``<register>/case/<number>``, in code that only checks whether it exists: nothing was looked up."""

    context = Attribute("The register.")
    number = Attribute("The number in the address, real or not.")


class ISpeakUpRegistry(IGivesRoles):
    """The registry of the notification cases of a register."""


class INotificationCase(IGivesRoles, IActedOn):
    """A notification case: for SpeakUp! recipients alone."""


class ISpeakUp(Interface):
    """Utility: SpeakUp!, for the lower floors."""

    def is_open(register, barred: Collection[str] = ()) -> bool:
        """Is there a registry with a person, not in ``barred``, who receives notification cases?"""

    def receivers(register, barred: Collection[str] = ()) -> frozenset[str]:
        """User ids of those who receive what is handed over, without ``barred``."""

    def form_url(register=None, deviation: str = "", public: bool = False) -> str:
        """The address of the form; empty where there is no registry. None: the present one, else the first.

        ``public``: the address to use in what the site sends; empty also where none is configured.
        ``deviation``: the number of a case that was not followed up, and is brought here.
        """


class ICaseGuard(Interface):
    """Utility: decides, while a request traverses to a case, whether it may go on."""

    def enter(register, request) -> None:
        """A request reaches a register. Raise MethodNotAllowed for a method that nothing there supports."""

    def check(case, request) -> None:
        """Raise NotFound (no View) or Unauthorized (not logged in); return when it may go on."""

    def check_part(part, request) -> None:
        """Raise NotFound when the person may not view this part of a case."""

    def check_confidential(content, request) -> None:
        """Raise NotFound when the person may not see SpeakUp!'s registry or a case in it, and Unauthorized
        for visitors who are not logged in."""

    def check_name(unit, request) -> None:
        """Raise Unauthorized when a visitor who is not logged in requests a name that the unit does not
        contain, and NotFound for a view, service or method that does not answer by address there."""

    def check_register(register, request) -> None:
        """The same for the register, where Unauthorized is for users and groups only."""


class IRoleHistory(Interface):
    """Utility: what a unit's log records about the folder roles held there."""

    def given(unit, role: str, person: str):
        """``(given_by, since)`` of the role a person holds at the unit; (None, None) if unknown."""


class IFileScanner(Interface):
    """Utility, optional: a virus scanner for attachments."""

    def is_clean(filename: str, data: bytes) -> bool:
        """May the file be stored?"""


class IApiErrors(Interface):
    """Multi-adapter of an exception and a REST request: the error in the format of the REST services."""

    def __call__():
        """Set status and body of the response."""


class IDemoLayer(IDeviationsLayer):
    """Requests to a site with the demo: its clock can be moved, its mail read."""


class IDemoClock(Interface):
    """Utility of a site with the demo: how far its "now" is ahead of the machine's clock."""

    def offset() -> int:
        """Days ahead."""

    def forward(days: int, each_day: Callable[[], object] = ...) -> None:
        """Move on by 1 to 366 days, day by day; ``each_day`` is called after each of them. Raises InvalidData
        for anything else."""


class IArchiveTransport(Interface):
    """Named utility: a transport to the archive."""

    def deliver(package, id: str, sent_before: bool):
        """Deliver the folder ``package`` (a path) under the export's id: ``archive.errors.Receipt``.

        ``sent_before``: an earlier attempt may have arrived. A package that the archive has is not delivered
        again. Raises ``archive.errors.NotDelivered``.
        """

    def ask(id: str):
        """The result for a package that the archive has received: ``archive.errors.Receipt``, None where it
        knows of none. Raises ``archive.errors.NotDelivered``; ``final`` means that it was refused."""


class IArchivable(Interface):
    """Adapter of a case: its export to the archive."""

    def may_export(user) -> bool:
        """May this user send the case to the archive?"""

    def is_finished() -> bool:
        """Is the case in a state in which it is archived?"""

    def describe():
        """The case in the form the archive gets (``archive.package.Described``)."""

    def acknowledged(at) -> tuple:
        """The archive has the case since ``at``: what follows from it, as effects."""

    unfinished = Attribute("The code of the error that tells why a case that is not finished is not sent.")


class IRetainable(Interface):
    """Adapter of a case: its data at the end of the retention period."""

    def standing():
        """Its status (``domain.retention.Standing``)."""

    def may_mark(user) -> bool:
        """May this user mark the case as worth archiving or not, in its current state?"""

    def anonymise(person: str, why, at: datetime) -> None:
        """Delete everything in the case that names somebody or that somebody wrote. ``why`` (a mapping) stays
        in its log."""


class IRetention(Interface):
    """Adapter of a register or of a SpeakUp! registry: its cases, for retention."""

    def may_act(user) -> bool:
        """May this user have the personal data of its cases deleted?"""

    def lines(user, years: int, today) -> list:
        """A line (``domain.retention.Line``) for every finished case of theirs, including anonymised ones."""

    def find(line):
        """The case of a line, in its place; None when it was deleted."""


class IClockWork(Interface):
    """Named utility: work that the clock does beside its reminders, in separate pieces."""

    def due(register, at) -> list[str]:
        """Keys of what is due at the moment ``at``. Only reads."""

    def do(register, key: str, at, carry: Callable) -> None:
        """Do it. ``carry(name, piece)`` does a piece in its own transaction, and returns the result of the
        piece; None where it failed."""


class IPersonalCases(Interface):
    """Named utility: the cases of one kind that a person is involved in."""

    def cases(register, person: str, asker, language: str):
        """Pairs of a case and what ``asker`` (a user) may know of ``person``'s part in it
        (``domain.personal.PersonalCase``). ``language``: of documents that are made for it (nb, nn, en)."""


class GlobalRolesAssigned:
    """Event: roles in the whole site are being given or taken; whose and which is known only afterwards."""
