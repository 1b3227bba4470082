"""Fills a site by the code of profile version 1000; ``README.md`` tells how it is run. The site is kept.

It runs in a checkout of that code, with the tests of that code: it is kept here to be read.
"""

import transaction
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from ntnu.deviations.clock.run import run
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.speakup.form import submit
from ntnu.deviations.speakup.perform import perform
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.app.testing import TEST_USER_ID
from plone.app.testing import TEST_USER_NAME
from plone.app.testing import TEST_USER_PASSWORD
from plone.base.utils import get_installer
from plone.distribution.api.site import create
from tests.house import at
from tests.house import House
from tests.parts import hearing
from tests.parts import measure
from tests.parts import message
from tests.parts import question
from tests.parts import statement
from tests.register import build
from tests.retention.old import archived
from tests.retention.old import everything
from zope.component.hooks import setSite
from zope.globalrequest import setRequest

ANSWERS = {
    "site_id": "plone",
    "title": "NTNU",
    "description": "",
    "default_language": "nb",
    "portal_timezone": "Europe/Oslo",
    "setup_content": False,
}
START = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)


class OneByOne(House):
    """Each action as in a request of its own: the catalog is up to date before the next."""

    def report(self, *told, **how):
        made = super().report(*told, **how)
        self.end_of_request()
        return made

    def act(self, *told, **how):
        made = super().act(*told, **how)
        self.end_of_request()
        return made


def site(app):
    """A Classic site with the add-on, the register of the tests, and the users that test layers log in as."""
    app.acl_users.userFolderAddUser(SITE_OWNER_NAME, SITE_OWNER_PASSWORD, ["Manager"], [])
    made = create(app, "classic", ANSWERS)
    setSite(made)
    get_installer(made).install_product("ntnu.deviations")
    made.acl_users.source_users.addUser(TEST_USER_ID, TEST_USER_NAME, TEST_USER_PASSWORD)
    build(made)
    return made


def fill(house: House) -> None:
    """Cases in every state, with everything that a case can hold, and notification cases."""
    with at(START) as clock:
        for state in ("received", "forwarded", "in_process", "closed", "not_approved", "reregistered"):
            house.case(state, title=f"Sak {state}")
            clock.moment += timedelta(hours=1)
        _open_case(house, clock)
        _titles(house)
        clock.moment = START + timedelta(days=22)
        run(house.register, clock.moment)
        house.end_of_request()
    archived(everything(house))
    with at(START + timedelta(days=90)):
        _notifications(house)


def _open_case(house: House, clock) -> None:
    """Work under way: an open hearing, measures, messages, files, somebody recused."""
    files = [Upload("plan.txt", b"Fra melderen")]
    case = house.case("in_process", reporter="per", title="Åpen sak", course_code="TDT4100")
    case = house.act(case, "worker.idi", "update_process", cause="Rotårsak", risk="Fare")
    measure(house, case, due="2026-12-01")
    house.act(measure(house, case, title="I gang", due="2026-12-02"), "ola", "start")
    asked = hearing(house, case, participants=["kari", "worker.hf"], deadline="2026-12-24T12:00:00Z")
    statement(house, asked, who="kari", files=files)
    message(house, case)
    message(house, case, audience="reporter", files=files)
    question(house, case)
    house.act(case, "worker.idi", "add_coworker", person="worker.iik")
    house.act(case, "recipient.ie", "recuse", person="second.ie", reason="Nær venn.")
    clock.moment += timedelta(hours=1)


def _titles(house: House) -> None:
    """Titles as no door takes them any more, but as they may be stored."""
    for title in ("Ma\u030aling av O\u2019Brien", "eksa\u00admen", "\u202eHøring", "\u200b\u200b"):
        house.case("received", reporter="ola", title=title)


def _notifications(house: House) -> None:
    body = {"about": "staff", "reporter_kind": "student", "what": "Han ropte."}
    with house.acting("kari"):
        submit(house.register, {**body, "anonymous": True})
        taken = submit(house.register, {**body, "about": "students"}).case
    with house.acting("speakup"):
        perform(taken, "take", {})
        perform(taken, "reply", {"text": "Når var det?"})


def main(app) -> None:
    """The whole of it, in one transaction; the database is packed, and the real mail host is put back."""
    setRequest(app.REQUEST)
    with api.env.adopt_roles(["Manager"]):
        portal = site(app)
    fill(OneByOne(portal))
    portal.MailHost = portal._original_MailHost
    del portal._original_MailHost
    transaction.commit()
    app._p_jar.db().pack()
    app._p_jar.db().close()


if __name__ == "__main__":
    main(app)  # noqa: F821 (zconsole puts it there)
