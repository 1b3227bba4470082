"""The register of most tests: its units, its people, and the input of actions."""

import os
from ntnu.deviations.access.units import unit_contents
from ntnu.deviations.units import folder_roles
from ntnu.deviations.units import speakup_roles
from plone import api
from plone.dexterity.utils import createContentInContainer
from Products.CMFPlone.tests.utils import MockMailHost

PASSWORD = "only-for-the-tests-4711"
#: The address of the site for people, whatever address a request comes to.
ADDRESS = "http://nohost/plone"
LOG_KEY = "a-key-for-the-tests-32-bytes-long"

#: Faculty -> its departments.
UNITS = {"IE": ("IDI", "IIK"), "HF": ("IFS",)}

#: Who holds which folder role where.
FOLDER_ROLES = {
    "IE": {
        "Notification Recipient": ["recipient.ie", "second.ie"],
        "Case Worker": ["worker.ie"],
        "Line Manager": ["manager.ie"],
        "Local EQS Administrator": ["admin.ie"],
    },
    "IDI": {
        "Notification Recipient": ["recipient.idi"],
        "Case Worker": ["worker.idi", "second.idi"],
        "Line Manager": ["manager.idi"],
    },
    "IIK": {"Case Worker": ["worker.iik"], "Line Manager": ["manager.iik"]},
    "HF": {
        "Notification Recipient": ["recipient.hf"],
        "Case Worker": ["worker.hf"],
        "Line Manager": ["manager.hf"],
    },
}
#: Who receives notification cases.
SPEAKUP_ROLES = {"SpeakUp Recipient": ["speakup", "second.speakup"]}
REGISTER_ROLES = {"Archivist": ["archivist"], "Quality Reader": ["reader"]}

#: Roles given in the site as a whole.
GLOBAL_ROLES = {
    "eqs": ["EQS System Administrator"],
    "global.speakup": ["SpeakUp Recipient"],
    "siteadmin": ["Site Administrator"],
    "technician": ["Manager"],
    "global.editor": ["Editor", "Reader", "Contributor", "Reviewer"],
}

#: Roles of Plone's own, given in the Sharing of every unit and of the register.
LOCAL_PLONE_ROLES = {
    "local.editor": ["Editor", "Reader", "Contributor", "Reviewer"],
    "local.owner": ["Owner"],
}
STUDENTS = ("kari", "per", "ola")

REPORT = {
    "title": "Sensuren kom for sent",
    "what_happened": "Sensuren i emnet kom seks uker etter eksamen.",
    "gate": "none",
    "tried_channels": ["teacher"],
    "reporter_kind": "student",
    "faculty": "IE",
    "themes": ["assessment"],
    "no_sensitive_data": True,
}
#: The three assessments of every receipt form.
ASSESSED = {"assessment_deviation": True, "assessment_sensitive": False, "assessment_unacceptable": False}
#: The possible results of a receipt form.
OUTCOMES = frozenset({"approve", "change_unit", "not_approve", "reregister"})


def filled_in(action: str, data: dict) -> dict:
    """``data`` of an action, with the assessments of a receipt form where the data contain none."""
    return {**ASSESSED, **data} if action in OUTCOMES else data


APPROVE = {**ASSESSED, "unit": "IDI", "case_worker": "worker.idi"}
CLOSE = {
    "conclusion": "Rutinen manglet en frist.",
    "text": "Rutinen manglet en frist. Den har fått en nå.",
    "measures_text": "Hver eksamen har fått en dato for sensur.",
    "solved": "yes",
}
NOT_APPROVE = {
    **ASSESSED,
    "reason_code": "ordinary_channel",
    "text": "Dette tar faglærer seg av.",
    "where_instead": "Referansegruppen i emnet.",
}
REREGISTER = {**ASSESSED, "text": "Saken er alvorlig og følges opp som varsel."}


class Collector(MockMailHost):
    """A mail host that also collects what a sender gives to its mail server."""

    def _makeMailer(self):
        return _CollectingMailer(self)


class _CollectingMailer:
    """Takes every mail."""

    username = None
    implicit_tls = False

    def __init__(self, host):
        self._host = host

    def vote(self, sender, to, message):
        """The server is there."""

    def abort(self):
        """Nothing is left behind."""

    def send(self, sender, to, message):
        self._host.messages.append(message)
        self._host._p_changed = True


def people() -> list[str]:
    """Every user id of the register."""
    given = [table.values() for table in (*FOLDER_ROLES.values(), REGISTER_ROLES, SPEAKUP_ROLES)]
    named = {person for lists in given for persons in lists for person in persons}
    return sorted({*named, *GLOBAL_ROLES, *LOCAL_PLONE_ROLES, *STUDENTS})


def build(portal) -> None:
    """Create the register in a site that has none. Mail is stored in the site, and so follows the
    transaction."""
    os.environ["NTNU_DEVIATIONS_LOG_KEY"] = LOG_KEY
    portal._original_MailHost = portal.MailHost
    portal.MailHost = Collector("MailHost")
    api.portal.set_registry_record("plone.email_from_address", "eqs@ntnu.example")
    api.portal.set_registry_record("ntnu.deviations.public_address", ADDRESS)
    with api.env.adopt_roles(["Manager"]):
        for name in people():
            api.user.create(
                email=f"{name}@ntnu.example",
                username=name,
                password=PASSWORD,
                properties={"fullname": f"Navn {name}", "language": "nb"},
            )
            for role in GLOBAL_ROLES.get(name, ()):
                portal.acl_users.portal_role_manager.assignRoleToPrincipal(role, name)
        register = createContentInContainer(portal, "DeviationRegister", id="deviations", title="Avvik")
        for code, departments in UNITS.items():
            faculty = _unit(register, "DeviationFaculty", code)
            for department in departments:
                _unit(faculty, "DeviationDepartment", department)
        registry = createContentInContainer(register, "SpeakUpRegistry", id="speakup", title="Si ifra!")
    places = {unit.code: unit for unit in unit_contents(register)}
    with api.env.adopt_user(username="eqs"):
        for code, table in FOLDER_ROLES.items():
            folder_roles.change(places[code], table)
        folder_roles.change(register, REGISTER_ROLES)
        folder_roles.change(registry, SPEAKUP_ROLES)
    first, *others = SPEAKUP_ROLES["SpeakUp Recipient"]
    speakup_roles.appoint(registry, first)
    for person in others:
        with api.env.adopt_user(username=first):
            speakup_roles.confirm(registry, {"person": person})
    for place in (register, registry, *places.values()):
        for person, held in LOCAL_PLONE_ROLES.items():
            place.manage_setLocalRoles(person, held)
        place.reindexObjectSecurity()
    portal.MailHost.reset()


def _unit(container, kind: str, code: str):
    return createContentInContainer(
        container, kind, id=code.lower(), title=f"Enhet {code}", title_en=f"Unit {code}", code=code
    )
