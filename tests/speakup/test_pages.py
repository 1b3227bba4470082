"""The pages of SpeakUp!, without a browser."""

import re
from tests.rest.asking import refused

SENT = {
    "about": "students",
    "reporter_kind": "external",
    "what": "De truet ham.",
    "anonymous": "yes",
    "send": "1",
}


def test_the_form_the_receipt_and_the_way_back(web):
    nobody = web.visitor(None)
    page = nobody.page("/deviations/@@notify")
    assert page.status_code == 200 and "autocomplete" in page.text
    assert page.headers["Referrer-Policy"] == "same-origin"
    wrong = nobody.send("/deviations/@@notify", {"send": "1", "anonymous": "yes", "what": "De truet ham."})
    assert wrong.status_code == 400 and "De truet ham." in wrong.text
    receipt = nobody.send("/deviations/@@notify", SENT)
    assert receipt.status_code == 200
    code = re.search(r'id="receipt-code"\s*>([\d ]+)<', receipt.text)[1]
    number = re.search(r"VARSEL-\d{4}-\d{6}", receipt.text)[0]
    assert len(code) == 19
    assert nobody.page("/deviations/@@notify-follow").status_code == 200
    unknown = nobody.send("/deviations/@@notify-follow", {"code": "1234 1234 1234 1234", "open": "1"})
    assert unknown.status_code == 400 and number not in unknown.text
    back = nobody.send("/deviations/@@notify-follow", {"code": code, "open": "1"})
    assert back.status_code == 200 and number in back.text
    added = nobody.send("/deviations/@@notify-follow", {"code": code, "text": "Det var i går.", "add": "1"})
    assert added.status_code == 200 and "Det var i går." in added.text


def test_the_recipients_list_case_and_forms(web):
    sent = web.visitor("kari").post(
        "/deviations/@speakup", {"about": "staff", "reporter_kind": "student", "what": "Ropte."}
    )
    number = sent.json()["number"]
    assert "code" not in sent.json()
    recipient = web.visitor("speakup")
    listed = recipient.page("/deviations/speakup")
    assert listed.status_code == 200 and number in listed.text
    (case,) = [
        item["@id"]
        for item in recipient.get("/deviations/speakup").json()["items"]
        if item["case_number"] == number
    ]
    page = recipient.page(case)
    assert page.status_code == 200 and "Ropte." in page.text and "Navn kari" in page.text
    form = recipient.page(f"{case}/@@action-form?action=take")
    assert form.status_code == 200
    done = recipient.send(f"{case}/@@action-form", {"action": "take", "complete": "1"})
    assert done.status_code == 303, done.text
    answered = recipient.send(f"{case}/@@action-form", {"action": "reply", "text": "Fortell mer."})
    assert answered.status_code == 303
    own = web.visitor("kari").page(f"/deviations/@@notify-follow?number={number}")
    assert own.status_code == 200 and "Fortell mer." in own.text
    other = web.visitor("per").page(f"/deviations/@@notify-follow?number={number}")
    assert "Fortell mer." not in other.text and other.status_code == 400
    assert refused(web.visitor("per").post("/deviations/@speakup-follow", {"number": number}), 400)
    assert recipient.page(f"{case}/@@action-form?action=nothing").status_code == 404
