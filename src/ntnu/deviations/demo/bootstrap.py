"""Creates the demo's site; at the next start everything in it stays unchanged."""

import os
import transaction
from collections.abc import Iterable
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from ntnu.deviations.demo import data
from ntnu.deviations.demo.last_years import store_years
from ntnu.deviations.demo.people import add_users
from ntnu.deviations.demo.people import change_password
from ntnu.deviations.demo.people import kept_password
from ntnu.deviations.demo.people import Password
from ntnu.deviations.demo.people import write_password
from ntnu.deviations.demo.register import add_register
from ntnu.deviations.demo.register import give_roles
from ntnu.deviations.demo.register import REGISTER
from ntnu.deviations.demo.retention import mark_old_cases
from ntnu.deviations.demo.seeding import Replay
from ntnu.deviations.demo.speakup import add_notifications
from ntnu.deviations.institution import names
from ntnu.deviations.mail import outbox
from ntnu.deviations.now import local_date
from pathlib import Path
from plone.distribution.api.site import create
from zope.component.hooks import setSite

SITE = "ntnu"
PROFILE = "ntnu.deviations:demo"
#: The site holds nothing else; without it the register is a guest in Plone's own site.
STANDALONE = "ntnu.deviations:standalone"

#: The people got their roles before the first case was reported.
ROLES_GIVEN = timedelta(days=500)

#: Cases closed before this date count as old.
A_YEAR = timedelta(days=366)

#: Mails of these last days are there to be read; older ones are not sent.
MAILED = timedelta(days=4)

_ANSWERS = {
    "site_id": SITE,
    "title": SITE,
    "description": "",
    "default_language": "nb",
    "portal_timezone": "Europe/Oslo",
    "setup_content": False,
}


def main(app) -> None:
    """Create what is missing of the demo, and print who can log in."""
    port = os.environ.get("PORT") or "8080"
    site = _site(app)
    people = data.users()
    kept = Path(os.environ["NTNU_DEVIATIONS_DEMO"]) / "users.json"
    password = kept_password(kept)
    if REGISTER not in site.objectIds():
        _fill(site, people, password, datetime.now(UTC), kept)
    elif password.is_new:
        change_password(people, password)
        write_password(kept, password, people)
        transaction.commit()
    print(_told(f"http://localhost:{port}/{SITE}/{REGISTER}", password, people), flush=True)


def _site(app):
    """The site with the add-on and the demo profile."""
    site = app[SITE] if SITE in app.objectIds() else create(app, "classic", _ANSWERS)
    setSite(site)
    setup = site.portal_setup
    if setup.getLastVersionForProfile(PROFILE) == "unknown":
        setup.runAllImportStepsFromProfile(f"profile-{PROFILE}")
        if not os.environ.get("NTNU_DEVIATIONS_GUEST"):
            setup.runAllImportStepsFromProfile(f"profile-{STANDALONE}")
        site.setTitle(names.word("institution", "nb"))
        transaction.commit()
    return site


def _fill(site, people: list[data.User], password: Password, now: datetime, kept: Path) -> None:
    """Units, people, roles and cases, in one transaction: a start that is interrupted leaves nothing."""
    steps = data.steps(local_date(now))
    old = [step for step in steps if step.at < now - MAILED]
    register = add_register(site, data.units())
    if site.portal_setup.getLastVersionForProfile(STANDALONE) != "unknown":
        site.setDefaultPage(REGISTER)
    add_users(people, password)
    give_roles(register, people, now - ROLES_GIVEN)
    replay = Replay(register)
    replay.do(old)
    replay.go_on(now - MAILED)
    add_notifications(register, local_date(now))
    store_years(register, local_date(now).year - 1)
    mark_old_cases(register, now - A_YEAR, now - MAILED)
    outbox.empty(register)
    replay.do(steps[len(old) :])
    replay.go_on(now)
    write_password(kept, password, people)
    transaction.commit()


def _told(address: str, password: Password, people: Iterable[data.User]) -> str:
    lines = [f"  {user.id:<16} {user.name:<17} {user.what_to_try}" for user in people]
    return "\n".join(
        (
            "",
            f"  The demo:            {address}",
            f"  Password of all:     {password.text}",
            "",
            *lines,
        )
    )
