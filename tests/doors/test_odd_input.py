"""What cannot be a person, a number or a password is refused like any other wrong one: nothing fails."""

import base64
import pytest

#: User ids that no account can have: half a surrogate pair, and a number that Python does not read.
NOBODY = ("\ud800", "kari\udfff", "kari~" + "9" * 5000, "kari~" + "9" * 4301)
#: What is no number of a revision, though Python finds digits in it.
NO_NUMBERS = ("9" * 5000, "²", "٣", "-1", "1e3", "")


@pytest.mark.parametrize("person", NOBODY, ids=["half", "half behind", "long number", "too long by one"])
def test_somebody_whom_no_account_can_be(web, person):
    case = web.case("in_process")
    for who, action, body in (
        ("recipient.ie", "add_coworker", {"person": person}),
        ("recipient.ie", "reassign", {"case_worker": person, "reason": "Ferie."}),
        ("recipient.ie", "recuse", {"person": person, "reason": "Inhabil."}),
        ("recipient.ie", "add_measure", {"responsible": person, "title": "Ny rutine"}),
        ("recipient.ie", "add_hearing", {"participants": [person], "title": "Hva nå?"}),
    ):
        for service in ("@preview", "@action"):
            answer = web.visitor(who).post(f"{case}/{service}/{action}", body)
            expected = 200 if service == "@preview" else 400
            assert answer.status_code == expected, (service, action, answer.text)
    for roles in ({"Case Worker": [person]}, {"Line Manager": [{"principal": person}]}):
        changed = web.visitor("eqs").patch("/deviations/ie/@access", {"reason": "Ny.", "roles": roles})
        assert changed.status_code == 400, changed.text
    asked = web.visitor("archivist").post("/deviations/@subject-access", {"person": person})
    assert asked.status_code == 400, asked.text


def test_a_revision_that_is_no_number(web):
    case = web.case("in_process")
    for number in ("9" * 5000, '"' + "9" * 5000 + '"', "W/" + "9" * 4301):
        answer = web.visitor("worker.idi").call(
            "POST", f"{case}/@action/update_process", headers={"If-Match": number}, json={"cause": "x"}
        )
        assert answer.status_code == 412, answer.text


def test_a_form_with_numbers_that_are_none(web):
    case, worker = web.case("in_process"), web.visitor("worker.idi")
    for number in NO_NUMBERS:
        form = {"action": "update_process", "do": "update_process", "cause": "Uklart.", "seen": number}
        answer = worker.send(f"{case}/@@action-form", form)
        assert answer.status_code < 500, number
        for page in ("/deviations/@@my-reports", "/deviations/@@worklist", f"{case}/@@case-log", "/@@search"):
            shown = worker.page(page, b_start=number, SearchableText="x")
            assert shown.status_code == 200, (page, number)


def test_a_form_whose_bytes_are_no_text(web):
    case = web.case("in_process")
    form = {"action": "update_process", "cause": "Uklart.", "whose": b"\xed\xa0\x80"}
    answer = web.visitor("worker.idi").send(f"{case}/@@action-form", form)
    assert answer.status_code < 500


def test_a_password_that_cannot_be_read_is_none(web):
    case, nobody = web.case("received"), web.visitor(None)
    said = ("!!!", "A", "", base64.b64encode(b"\xff\xfe:x").decode(), base64.b64encode(b"kari").decode())
    for place in (case, f"{case}/@access", "/deviations/@deviations", "/deviations/ie", "/deviations/case/x"):
        for password in said:
            answer = nobody.call("GET", place, headers={"Authorization": f"Basic {password}"})
            assert answer.status_code == nobody.get(place).status_code == 401, (place, password)
    page = nobody.call("GET", case, headers={"Accept": "text/html", "Authorization": "Basic !!!"})
    assert page.status_code == 302 and "/require_login" in page.headers["Location"]
