"""One person tries all doors: views, services and published methods, as the site itself has them.

Every part of a case holds a word found nowhere else; all doors are tried, and what comes back must hold no
word that is not for the person who asks. Nothing is allowed by name but the doors that list all accounts.
"""

import re
from collections import Counter
from functools import cache
from plone import api
from tests.access.every_door import Door
from tests.access.every_door import parameters
from tests.access.every_door import published_methods
from tests.access.every_door import registrations
from tests.access.every_door import views_and_services
from tests.access.leaks import found_in
from tests.access.leaks import REPORTER
from tests.access.part_story import Story
from tests.access.part_words import EVERYTHING
from tests.access.part_words import may
from tests.access.test_part_leaks import own_words
from tests.register import PASSWORD

STAGE = "in_process"
#: An account that has to do with nothing: where it is listed, all accounts are.
BYSTANDER = "qbystanderq"
#: What logs out, and what takes minutes and tells nothing.
LEFT_OUT = {"logout", "@@logout", "@@logged-out", "logged_out"}
#: Ids of groups that are the register's own.
VIRTUAL = re.compile(r"\b(?:unit|register|case|person|hearing)(?::|%3a)[0-9a-f]{32}")
WRITES = ("POST", "PATCH", "PUT", "DELETE")


def come_there(web) -> Story:
    """A case in which every part holds a word of its own, and the account that has to do with nothing."""
    found = Story(web).come_to(STAGE)

    def bystander(house):
        with api.env.adopt_roles(["Manager"]):
            api.user.create(
                email="bystander@ntnu.example", username=BYSTANDER, password=PASSWORD, properties={}
            )

    web.committed(bystander)
    return found


def places(web, story) -> dict[str, object]:
    """The register's own places, and one part of each kind."""
    found = ["/deviations", "/deviations/ie/idi", "/deviations/speakup", story.path]
    found += [story.address(name) for name in ("first", "asked", "note", "secret")]
    return {place: web.at(place) for place in found}


def all_doors(web, story) -> dict[str, list[Door]]:
    """Doors of the site and its tools, and those at and below the register."""
    known: set = set()
    portal = web.at("")
    site = views_and_services(portal, "") | published_methods(portal, "", known)
    for tool in portal.objectIds():
        if tool != "deviations":
            site |= published_methods(portal[tool], f"/{tool}", known)
    inside = set()
    for place, obj in places(web, story).items():
        inside |= views_and_services(obj, place) | published_methods(obj, place, set())
    found = {"site": site, "register": inside}
    return {
        name: sorted(door for door in there if door.name not in LEFT_OUT) for name, there in found.items()
    }


def asked(web, story, person, door: Door):
    """What the door answers the person."""
    visitor = web.visitor(person)
    address = f"{door.place}/{door.name}"
    if door.method == "page":
        # What is not found is said to a program in a word: the page that says so to people is the same
        # at every address, and drawing it three thousand times took most of the time.
        answer = visitor.bare(address)
        return answer if answer.status_code == 404 and not _is_ours(door) else visitor.page(address)
    if door.method == "HEAD" and not door.place:
        # The site's own service sends a body, which the next answer on the connection would begin with.
        return visitor.call("HEAD", address, headers={"Connection": "close"})
    if door.method != "method":
        return visitor.call(door.method, address, **({"json": {}} if door.method in WRITES else {}))
    about = {
        "person": REPORTER,
        "group": "Administrators",
        "uid": story.uids["first"],
        "path": story.path,
        "number": story.number,
    }
    obj = web.portal.unrestrictedTraverse(door.place.strip("/"))
    return visitor.bare(address, **parameters(obj, door.name, about))


def leaks(web, story, person, doors, count) -> list[str]:
    """What the person came upon and must not: word and door. ``count`` gets what was tried, to be shown."""
    secret = EVERYTHING - may(STAGE, person) - own_words(person)
    if not may(STAGE, person):
        case = web.at(story.path)
        secret |= {story.number.casefold(), case.getId(), case.UID()}
    found, statuses = [], Counter()
    for door in doors:
        answer = asked(web, story, person, door)
        statuses[answer.status_code] += 1
        text, question = found_in(answer), f"{answer.request.url} {answer.request.body}".casefold()
        said = {word for word in secret if word in text and word not in question}
        if person is not None and BYSTANDER in text:
            # It lists all accounts: that tells nothing of any of them.
            said -= {word for word in said if web.portal.acl_users.getUserById(word)} | {"qfullnameq"}
        said |= set(VIRTUAL.findall(text))
        found += [f"{word} at {door} ({answer.status_code})" for word in sorted(said)]
        if answer.status_code >= 500 and _is_ours(door):
            found.append(f"{answer.status_code} at {door}")
    tried = ", ".join(f"{number} × {status}" for status, number in sorted(statuses.items()))
    count("doors", f"{person or 'nobody logged in'}: {len(doors)} doors ({tried})")
    return found


@cache
def _is_ours(door: Door) -> bool:
    """Is it registered by the add-on? Stock doors may fail in their own way."""
    names = {door.name, door.name.removeprefix("@@"), f"{door.method}_application_json_{door.name}"}
    return any(
        found.name in names and found.factory.__module__.startswith("ntnu.deviations")
        for found in registrations()
    )
