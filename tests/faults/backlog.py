"""Run by ``zconsole run zope.conf`` in a demo: reports of long ago, of which the clock knows nothing yet."""

import transaction
from datetime import timedelta
from ntnu.deviations.demo.now import pinned
from ntnu.deviations.mail import outbox
from ntnu.deviations.now import now
from ntnu.deviations.reporting.submit import submit
from plone import api
from tests.people import REPORT
from zope.component.hooks import setSite

REPORTS = 80


def main(app) -> None:
    """Report each on another day."""
    site = app["ntnu"]
    setSite(site)
    for number in range(REPORTS):
        with (
            api.env.adopt_user(username="student.kari"),
            pinned(now() - timedelta(days=14 + number % 30)),
        ):
            submit(site["deviations"], {**REPORT, "title": f"Rapport {number}"})
    outbox.empty(site["deviations"])
    transaction.commit()


if __name__ == "__main__":
    main(app)  # noqa: F821 (zconsole puts it there)
    app._p_jar.db().close()  # noqa: F821
