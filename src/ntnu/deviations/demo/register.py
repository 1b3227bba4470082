"""The demo's register: its units, and who holds which role at them."""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Mapping
from datetime import datetime
from ntnu.deviations.demo.data import User
from ntnu.deviations.demo.now import pinned
from ntnu.deviations.domain import type_ids
from ntnu.deviations.domain.roles import SPEAKUP_RECIPIENT
from ntnu.deviations.institution import names
from ntnu.deviations.interfaces import IFaculty
from ntnu.deviations.units import folder_roles
from ntnu.deviations.units.speakup_roles import appoint
from ntnu.deviations.units.speakup_roles import confirm
from plone import api
from plone.dexterity.utils import createContentInContainer

REGISTER = "deviations"
#: The registry of notification cases in it, and the place whose roles it has.
SPEAKUP = "speakup"
SYSTEM_ADMIN = "eqs.admin"


def add_register(site, units: Iterable[Mapping[str, str]]):
    """Make the register with its faculties and departments; returns it. The site opens with it."""
    register = createContentInContainer(
        site,
        type_ids.REGISTER,
        checkConstraints=False,
        id=REGISTER,
        title="Avvik i utdanning og læringsmiljø",
        title_nn="Avvik i utdanning og læringsmiljø",
        title_en="Deviations in education and learning environment",
    )
    faculties = {}
    for unit in units:
        faculty = faculties.get(unit.get("in"))
        content = createContentInContainer(
            register if faculty is None else faculty,
            type_ids.FACULTY if faculty is None else type_ids.DEPARTMENT,
            checkConstraints=False,
            id=unit["id"],
            code=unit["code"],
            title=unit["nb"],
            title_nn=unit.get("nn"),
            title_en=unit["en"],
            campus=unit.get("campus"),
            contacts=None
            if faculty is not None
            else f"{names.word('system', 'nb')} ved {unit['nb']}: eqs@{unit['id']}.ntnu.example",
        )
        if faculty is None:
            faculties[unit["code"]] = content
    createContentInContainer(
        register,
        "SpeakUpRegistry",
        checkConstraints=False,
        id=SPEAKUP,
        title=names.word("channel", "nb"),
        title_nn=names.word("channel", "nn"),
        title_en=names.word("channel", "en"),
    )
    return register


def give_roles(register, people: Iterable[User], at: datetime) -> None:
    """Give the folder roles at the moment ``at``, as the system administrator does in Sharing."""
    wanted: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for user in people:
        for place, roles in user.roles.items():
            for role in roles if place != "site" else ():
                wanted[place][role].append(user.id)
    faculties = [item for item in register.objectValues() if IFaculty.providedBy(item)]
    places = {unit.code: unit for faculty in faculties for unit in _with_departments(faculty)}
    places |= {"register": register, SPEAKUP: register[SPEAKUP]}
    with api.env.adopt_user(username=SYSTEM_ADMIN), pinned(at):
        for place, roles in wanted.items():
            folder_roles.change(places[place], roles)
        _confirm_recipients(register[SPEAKUP], wanted.get(SPEAKUP, {}))


def _confirm_recipients(registry, given: Mapping[str, list[str]]) -> None:
    """The first recipient is appointed, as with the command on the server, and confirms the others."""
    first, *others = given.get(SPEAKUP_RECIPIENT, [""])
    if first:
        appoint(registry, first)
    for person in others:
        with api.env.adopt_user(username=first):
            confirm(registry, {"person": person})


def _with_departments(faculty):
    return [faculty, *faculty.objectValues()]
