"""A mail that is promised to somebody without an address: the preview says so, over REST and in the form."""

import pytest
from plone import api
from tests.browser_forms.part_cases import text
from tests.browser_forms.part_cases import tree


@pytest.fixture
def case(web):
    """A case in process; its reporter has no e-mail address."""

    def address(house, email):
        with api.env.adopt_roles(["Manager"]):
            api.user.get("kari").setMemberProperties({"email": email})

    case = web.case("in_process")
    web.committed(lambda house: address(house, ""))
    yield case
    web.committed(lambda house: address(house, "kari@ntnu.example"))


def test_over_rest(web, case):
    person = web.visitor("recipient.ie")
    shown = person.post(f"{case}/@preview/request_information", {"text": "Når?"}).json()
    assert [(mail["to"], mail["reachable"]) for mail in shown["mails"]] == [("kari", False)]
    data = {"person": "worker.iik"}
    shown = person.post(f"{case}/@preview/add_coworker", data).json()
    assert [(mail["to"], mail["reachable"]) for mail in shown["mails"]] == [("worker.iik", True)]


def test_who_may_not_know_the_reporter_is_not_told_that_they_have_no_address(web, case):
    shown = web.visitor("recipient.ie").post(f"{case}/@preview/request_information", {"text": "Når?"})
    assert shown.json()["mails"]
    hidden = web.visitor("manager.idi").post(f"{case}/@preview/request_information", {"text": "Når?"})
    assert hidden.status_code == 403 and "kari" not in hidden.text


def test_in_the_form(web, case):
    sent = {"action": "request_information", "preview": "1", "request_information.text": "Når?"}
    answer = web.visitor("recipient.ie").send(f"{case}/@@action-form", sent)
    (preview,) = tree(answer).xpath("//*[@id='dv-preview'][@data-dv-ready]")
    (line,) = preview.xpath(".//dl/dd[4]//li")
    words = "vi kjenner ingen e‑postadresse: meldingen venter til det finnes en"
    assert text(line) == f"Navn kari, én e‑post – {words}"
    # Who has an address is told of as ever.
    sent = {"action": "add_coworker", "preview": "1", "add_coworker.person": "worker.iik"}
    answer = web.visitor("recipient.ie").send(f"{case}/@@action-form", sent)
    (line,) = tree(answer).xpath("//*[@id='dv-preview'][@data-dv-ready]//dl/dd[4]//li")
    assert text(line) == "Navn worker.iik, én e‑post"
