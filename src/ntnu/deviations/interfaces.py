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
    """Requests to a site that is only this: every page of it is drawn in our frame."""


class INow(Interface):
    """Utility: the server's one "now", so that tests and the demo can move it."""

    def now() -> datetime:
        """The present moment, aware, in UTC."""


class IGivesRoles(Interface):
    """Something on which our rules give roles: see ``access/roles_on.py``."""


class IActedOn(Interface):
    """What actions are done on, by the same pages and services: cases and their parts, units …"""


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
    """``<register>/case/<number>``, in code that only asks where an address leads: nothing was looked up."""

    context = Attribute("The register.")
    number = Attribute("The number in the address, real or not.")


class ISpeakUpRegistry(IGivesRoles):
    """Where the notification cases of a register are."""


class INotificationCase(IGivesRoles, IActedOn):
    """A notification case: for SpeakUp! recipients alone."""


class ISpeakUp(Interface):
    """Utility: SpeakUp!, as the lower floors ask for it."""

    def is_open(register, barred: Collection[str] = ()) -> bool:
        """Is there a registry, and somebody in it who receives notification cases? None of ``barred``."""

    def receivers(register, barred: Collection[str] = ()) -> frozenset[str]:
        """User ids of those who receive what is handed over; none of ``barred``."""

    def form_url(register=None, deviation: str = "", public: bool = False) -> str:
        """The address of the form; empty where there is no registry. None: the present one, else the first.

        ``public``: the address to be sent from the site; empty also where none is configured.
        ``deviation``: the number of a case that was not followed up, and is to be brought here.
        """


class ICaseGuard(Interface):
    """Utility: decides, while a request walks to a case, whether it may go on."""

    def enter(register, request) -> None:
        """A request comes to a register. Raise MethodNotAllowed for a method that is for nothing there."""

    def check(case, request) -> None:
        """Raise NotFound (no View) or Unauthorized (not logged in); return when it may go on."""

    def check_part(part, request) -> None:
        """Raise NotFound when who sends the request may not view this part of a case."""

    def check_confidential(content, request) -> None:
        """Raise NotFound when who sends the request may not see SpeakUp!'s registry or a case in it, and
        Unauthorized for who is not logged in."""

    def check_name(unit, request) -> None:
        """Raise Unauthorized when somebody not logged in asks for a name that the unit does not hold, and
        NotFound for a view, service or method that does not answer by address there."""

    def check_register(register, request) -> None:
        """The same for the register, where Unauthorized is for users and groups only."""


class IRoleHistory(Interface):
    """Utility: what a unit's log says of the folder roles held there."""

    def given(unit, role: str, person: str):
        """``(given_by, since)`` of the role a person holds at the unit; (None, None) if unknown."""


class IFileScanner(Interface):
    """Utility, optional: a virus scanner for attachments."""

    def is_clean(filename: str, data: bytes) -> bool:
        """May the file be kept?"""


class IApiErrors(Interface):
    """Multi-adapter of an exception and a REST request: the error as the REST services tell it."""

    def __call__():
        """Set status and body of the response."""


class IDemoLayer(IDeviationsLayer):
    """Requests to a site with the demo: its clock can be moved, its mail read."""


class IDemoClock(Interface):
    """Utility of a site with the demo: how far its "now" runs ahead of the machine's clock."""

    def offset() -> int:
        """Days ahead."""

    def forward(days: int, each_day: Callable[[], object] = ...) -> None:
        """Go on by 1 to 366 days, day by day; ``each_day`` is called after each of them. Raises InvalidData
        for anything else."""


class IArchiveTransport(Interface):
    """Named utility: a way to the archive."""

    def deliver(package, id: str, sent_before: bool):
        """Deliver the folder ``package`` (a path) under the export's id: ``archive.errors.Receipt``.

        ``sent_before``: an earlier attempt may have come there. A package that the archive has is not
        delivered again. Raises ``archive.errors.NotDelivered``.
        """

    def ask(id: str):
        """What became of a package that the archive has taken in: ``archive.errors.Receipt``, None where
        it knows of none. Raises ``archive.errors.NotDelivered``; ``final`` means that it was refused."""


class IArchivable(Interface):
    """Adapter of a case: how it goes to the archive."""

    def may_export(user) -> bool:
        """Is it for this user to send the case to the archive?"""

    def is_finished() -> bool:
        """Is the case in a state in which it is archived?"""

    def describe():
        """The case as the archive is to have it (``archive.package.Described``)."""

    def acknowledged(at) -> tuple:
        """The archive has the case since ``at``: what follows from it, as effects."""

    unfinished = Attribute("The code of the error that tells why a case that is not finished is not sent.")


class IRetainable(Interface):
    """Adapter of a case: what becomes of it in the end."""

    def standing():
        """How it stands (``domain.retention.Standing``)."""

    def may_mark(user) -> bool:
        """May this user say whether the case is worth archiving, in the state it is in?"""

    def anonymise(person: str, why, at: datetime) -> None:
        """Delete everything in the case that names somebody or that somebody wrote. ``why`` (a mapping)
        stays in its log."""


class IRetention(Interface):
    """Adapter of a register or of a SpeakUp! registry: its cases, as retention goes through them."""

    def may_act(user) -> bool:
        """Is it this user who has the personal data of its cases deleted?"""

    def lines(user, years: int, today) -> list:
        """A line (``domain.retention.Line``) for every finished case of theirs, anonymised ones too."""

    def find(line):
        """The case of a line, in its place; None when it is gone."""


class IClockWork(Interface):
    """Named utility: work that the clock does beside its reminders, in pieces of its own."""

    def due(register, at) -> list[str]:
        """Keys of what is due at the moment ``at``. Only reads."""

    def do(register, key: str, at, carry: Callable) -> None:
        """Do it. ``carry(name, piece)`` does a piece in a transaction of its own, and answers what the
        piece answers; None where it failed."""


class IPersonalCases(Interface):
    """Named utility: the cases of one kind that a person has a part in."""

    def cases(register, person: str, asker, language: str):
        """Pairs of a case and what ``asker`` (a user) may be told of ``person``'s part in it
        (``domain.personal.PersonalCase``). ``language``: of documents that are made for it (nb, nn, en)."""


class GlobalRolesAssigned:
    """Event: roles in the whole site are being given or taken; whose and which is seen when it is done."""
