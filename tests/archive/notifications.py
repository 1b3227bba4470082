"""Notification cases for the tests: sent in, answered, handed over."""

from AccessControl.users import nobody
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.speakup import follow
from ntnu.deviations.speakup.sending import submit
from plone import api
from tests import parts
from tests.register import APPROVE
from tests.register import REREGISTER

BODY = {
    "about": "staff",
    "reporter_kind": "student",
    "what": "Hendelsesord",
    "when": "Tidsord",
    "who": "Personord",
    "witnesses": "Vitneord",
}
FILE = Upload("bevis.txt", b"Fra varsleren")


def notify(house, person: str | None = "per", files=(FILE,), **changes):
    """A notification, sent by ``person``; None: by nobody who is logged in."""
    if person is None:
        with api.env.adopt_user(user=nobody):
            return submit(house.register, {**BODY, **changes}, files).case
    with house.acting(person):
        return submit(house.register, {**BODY, **changes}, files).case


def handle(house, case, act: str, person: str = "speakup", **data):
    """Let a SpeakUp! recipient do an action."""
    with house.acting(person):
        return perform(case, act, data).case


def add(house, case, person: str, text: str, files=()):
    """More information from the person who sent it."""
    with house.acting(person):
        follow.add(case, follow.prepare(case, {"text": text}, files))


def everything(house, **changes):
    """A case that was taken, answered twice, added to, and closed."""
    case = notify(house, **changes)
    handle(house, case, "take")
    handle(house, case, "reply", text="Svarord")
    add(house, case, "per", "Tilleggsord", [Upload("mer.txt", b"Mer fra varsleren")])
    return handle(house, case, "close", "second.speakup", conclusion="Konklusjonsord", text="Sisteord")


def handed_over(house):
    """A deviation with all kinds of parts, handed over and taken."""
    case = house.report(
        "kari", [Upload("egenfil.txt", b"Fra melderen")], title="Tittelord", what_happened="Avviksord"
    )
    case = house.act(case, "recipient.ie", "approve", **APPROVE, note="Kvitteringsord")
    case = house.act(case, "worker.idi", "accept", severity="high")
    house.act(case, "worker.idi", "update_process", cause="Rotord")
    house.act(case, "worker.idi", "add_message", audience="internal", text="Notatord")
    house.act(
        case, "worker.idi", "add_attachment", [Upload("enhet.txt", b"Fra enheten")], audience="internal"
    )
    parts.measure(house, case, title="Tiltaksord")
    parts.hearing(house, case, title="Horingsord")
    house.act(case, "worker.idi", "reregister", **REREGISTER)
    made = next(c for c in registry_of(house.register).objectValues() if c.deviation == case.number)
    return handle(house, made, "take")
