"""How tests ask for large files, make them, and get them."""

import csv
import io
import threading
from ntnu.deviations.domain import roles
from ntnu.deviations.jobs import making

JOBS, REST = "/deviations/jobs", "/deviations/@jobs"
LIST = {"file": "worklist-file", "asked": {"view": "all", "format": "csv"}}
REPORT = {"file": "statistics-report", "asked": {"view": "cases"}}


def started(web, person="recipient.ie", body=LIST):
    answer = web.visitor(person).post(REST, body)
    assert answer.status_code == 202, answer.text
    assert answer.headers["Location"] == answer.json()["@id"]
    return answer.json()


def make(web, server="one", leave=None):
    register = web.at("/deviations")
    place = register._p_jar.db(), register.getPhysicalPath()
    found = []
    other = threading.Thread(
        target=lambda: found.append(making.make_next(*place, server, leave or threading.Event()))
    )
    other.start()
    other.join(60)
    return found == [True]


def now_of(web, job, person="recipient.ie"):
    return web.visitor(person).get(f"{REST}/{job['id']}")


def taken(web, job, person="recipient.ie"):
    return web.visitor(person).page(f"/deviations/@@job-file?id={job['id']}")


def titles(answer):
    assert answer.status_code == 200
    rows = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";")
    return {row["Title"] if "Title" in row else row["Tittel"] for row in rows}


class without_role:
    """Meanwhile the person is no recipient."""

    def __init__(self, web, person):
        self.web, self.person = web, person

    def __enter__(self):
        self.web.committed(lambda house: house.take("IE", roles.RECIPIENT, self.person))

    def __exit__(self, *error):
        self.web.committed(lambda house: house.give("IE", roles.RECIPIENT, self.person))
