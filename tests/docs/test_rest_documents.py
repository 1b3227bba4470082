"""``docs/http/``: the documents of a case."""

from tests.people import Person


def test_the_case_as_pdf(show, demo_server):
    case = Person(demo_server, "student.kari").report().json()["@id"]
    about = (
        "PDF/A-3a in the reader's language (`Accept-Language`). `variant` is `full` or `redacted`; `log=1`"
        " adds the case log, for who may read it. The case log says who has had the document. See"
        " [documents](../documents.md)."
    )
    answer = show(
        "The case as PDF", "recipient.ie", "GET", f"{case}/@case-pdf?variant=full&log=1", about=about
    )
    assert answer.status_code == 200
