"""The organisation for all measurements: 56 units, their people, and folders of Plone beside them."""

from plone import api
from plone.dexterity.utils import createContentInContainer

FACULTIES = 8
DEPARTMENTS = 6
REPORTERS = 20
PASSWORD = "measured-not-guarded"

REGISTER = "deviations"
#: Where stock Documents are; below it one folder for each faculty.
STOCK = "stock"


def recipient(faculty: int) -> str:
    """The user id of a faculty's notification recipient, who also reads the faculty's stock folder."""
    return f"recipient.{faculty}"


def worker(faculty: int, department: int) -> str:
    """The user id of a department's case worker."""
    return f"worker.{faculty}.{department}"


def manager(faculty: int) -> str:
    """The user id of a faculty's line manager."""
    return f"manager.{faculty}"


def reporter(number: int) -> str:
    """The user id of a reporter, who may also add Documents to every stock folder."""
    return f"reporter.{number % REPORTERS}"


def build(site) -> None:
    """Make people, units and stock folders."""
    people = [reporter(n) for n in range(REPORTERS)]
    register = createContentInContainer(site, "DeviationRegister", id=REGISTER, title="Avvik")
    stock = createContentInContainer(site, "Folder", id=STOCK, title="Stock")
    for user in people:
        _user(user)
    for f in range(FACULTIES):
        faculty = createContentInContainer(
            register, "DeviationFaculty", id=f"f{f}", title=f"Fakultet {f}", code=f"F{f}"
        )
        folder = createContentInContainer(stock, "Folder", id=f"f{f}", title=f"Folder {f}")
        _user(recipient(f))
        _user(manager(f))
        _share(faculty, {recipient(f): ["Notification Recipient"], manager(f): ["Line Manager"]})
        readers = {user: ["Contributor"] for user in people} | {recipient(f): ["Reader"]}
        for d in range(DEPARTMENTS):
            department = createContentInContainer(
                faculty, "DeviationDepartment", id=f"d{d}", title=f"Institutt {f}.{d}", code=f"F{f}D{d}"
            )
            _user(worker(f, d))
            _share(department, {worker(f, d): ["Case Worker"]})
            readers[worker(f, d)] = ["Reader", "Reviewer"]
        _share(folder, readers)


def _user(user: str) -> None:
    made = api.user.create(username=user, email=f"{user}@example.org", password=PASSWORD)
    made.setMemberProperties({"fullname": user.replace(".", " ").title()})


def _share(place, roles) -> None:
    for user, held in roles.items():
        place.manage_setLocalRoles(user, held)
    place.reindexObjectSecurity()
