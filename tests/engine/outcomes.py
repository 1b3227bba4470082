"""What an action has done, seen from outside: who may read what, the mails, state and deadline."""

import re
from datetime import date
from ntnu.deviations.access.cases import case_by_number
from ntnu.deviations.access.part_facts import every_part
from tests.register import GLOBAL_ROLES
from tests.register import people

LEVELS = {"View": "report", "ntnu.deviations: View Casework": "casework"}
LEVELS["ntnu.deviations: View Reporter"] = "identity"
#: Who holds a role for the whole site finds the doors shut: tests/access/test_global_roles.py.
PERSONS = [person for person in people() if person not in GLOBAL_ROLES]
#: A part that is to be made has no address yet.
UID = re.compile(r"[0-9a-f]{32}")
#: A notification case is numbered when it is made, and nobody else may know where it is.
NUMBER = re.compile(r"VARSEL-(\d{4}-\d{6}|…)")


def sight(house, number: str) -> dict[str, set[str]]:
    """Who may read what, as Plone decides: of the case, and parts of it for who reads no casework."""
    case, found = case_by_number(house.register, number), {}
    handed = [made for made in house.register["speakup"].objectValues() if made.deviation == number]
    internal = [
        part
        for part in every_part(case)
        if part.portal_type in ("DeviationMeasure", "DeviationHearing")
        or (part.portal_type == "DeviationAttachment" and part.added_by != "kari" and part.title != "to.txt")
    ]
    for person in PERSONS:
        user = house.user(person)
        what = {name for permission, name in LEVELS.items() if user.has_permission(permission, case)}
        if case.handed_over:
            what = {"stub"} if "report" in what else set()
        if "casework" not in what:
            what |= {part.UID() for part in internal if user.has_permission("View", part)}
        what |= {"notification" for made in handed if user.has_permission("View", made)}
        found[person] = what
    return found


def more(than: dict[str, set[str]], now: dict[str, set[str]]) -> set[str]:
    """Who reads something that he or she did not: all parts are read with the casework, and a stub with
    the case."""
    found = set()
    for person, what in now.items():
        known = than[person] | ({"stub"} if than[person] & {"report"} else set())
        new = {w for w in what - known if "casework" not in than[person] or len(w) < 20}
        found |= {person} if new else set()
    return found


def as_sent(house) -> list[tuple[str, str, str]]:
    found = []
    for mail in house.mails():
        text = mail.get_body(("plain",)).get_content()
        found.append((mail["To"].removesuffix("@ntnu.example"), mail["Subject"], text))
    return sorted(_comparable(*mail) for mail in found)


def as_shown(shown) -> list[tuple[str, str, str]]:
    return sorted(_comparable(mail.to, mail.mail.subject, mail.mail.text) for mail in shown.mails)


def _comparable(to: str, subject: str, text: str) -> tuple[str, str, str]:
    text = "" if NUMBER.search(subject) else UID.sub("UID", " ".join(text.split()))
    return to, NUMBER.sub("VARSEL", subject), text


def stands(house, number: str) -> tuple[str, date]:
    case = case_by_number(house.register, number)
    return house.portal.portal_workflow.getInfoFor(case, "review_state"), case.due
