"""``docs/http/``: the documents of a case."""

from tests.people import eventually
from tests.people import Person


def test_the_case_as_pdf(show, demo_server):
    case = Person(demo_server, "student.kari").report().json()["@id"]
    about = (
        "PDF/A-3a in the reader's language (`Accept-Language`). `variant` is `full` or `redacted`; `log=1`"
        " adds the case log, for who may read it. That reading is in the file of who read what; `POST`"
        " with the same keys in the body makes an entry in the case log too, and takes `hide`. See"
        " [documents](../documents.md)."
    )
    answer = show(
        "The case as PDF", "recipient.ie", "GET", f"{case}/@case-pdf?variant=full&log=1", about=about
    )
    assert answer.status_code == 200


def test_sending(show, demo_server):
    case = Person(demo_server, "student.kari").report().json()["@id"]
    about = (
        "Encrypted (AES-256), to at most 20 addresses. `reviewed` says that who sends has looked over the"
        " receivers; `sensitive` must be answered. `hide` and `log` are as for the case as PDF. The pass"
        " phrase is in this answer only. For recipients, case workers and archivists."
    )
    body = {
        "variant": "redacted",
        "to": ["studentombud@ntnu.example"],
        "sensitive": False,
        "reviewed": True,
    }
    answer = show("Send a document", "recipient.ie", "POST", f"{case}/@send-document", body, about=about)
    assert answer.status_code == 200


def test_the_archive(show, demo_server):
    archivist = Person(demo_server, "archivist.one")
    items = archivist.get(f"{archivist.register}/@deviations", view="all", state="closed").json()["items"]
    case = items[0]["@id"]
    about = (
        "Queues a finished case for the archive: 202. For the archivist. See [the archive](../archive.md)."
    )
    answer = show("Send a case to the archive", "archivist.one", "POST", f"{case}/@archive", {}, about=about)
    assert answer.status_code == 202
    url = f"{case}/@archive"
    Person(demo_server, "eqs.admin").post(f"{demo_server.url}/deviations/@run-clock")
    eventually(lambda: archivist.get(url).json()["exports"][-1]["state"] == "acknowledged")
    about = (
        "For who reads the case log. `state` of an export is queued, sent, acknowledged or failed; `changed`"
        " says that the case has been changed since the archive got it; `obstacles` are why it cannot be"
        " sent now."
    )
    show("The archive status of a case", "archivist.one", "GET", url, about=about)


def test_subject_access(show, demo_server):
    about = (
        "A ZIP file with all that is stored about who asks, as far as they may read it. See"
        " [what is stored about one person](../subject-access.md)."
    )
    url = f"{demo_server.url}/deviations/@subject-access"
    assert show("What is stored about me", "student.kari", "GET", url, about=about).status_code == 200
    about = "About somebody who has asked, for archivists. The request is in the logs."
    body = {"person": "student.kari"}
    answer = show("What is stored about somebody", "archivist.one", "POST", url, body, about=about)
    assert answer.status_code == 200
