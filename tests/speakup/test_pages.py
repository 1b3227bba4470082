"""The pages of SpeakUp!, without a browser."""

import re
from ntnu.deviations.drafts import store
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
    code = re.search(r'id="receipt-code"\s*>([0-9A-Z-]+)<', receipt.text)[1]
    number = re.search(r"VARSEL-\d{4}-\d{6}", receipt.text)[0]
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}", code)
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
    done = recipient.send(f"{case}/@@action-form", {"action": "take", "complete": "1", "looked": "1"})
    assert done.status_code == 303, done.text
    answered = recipient.send(
        f"{case}/@@action-form", {"action": "reply", "reply.text": "Fortell mer.", "looked": "1"}
    )
    assert answered.status_code == 303
    own = web.visitor("kari").page(f"/deviations/@@notify-follow?number={number}")
    assert own.status_code == 200 and "Fortell mer." in own.text
    other = web.visitor("per").page(f"/deviations/@@notify-follow?number={number}")
    assert "Fortell mer." not in other.text and other.status_code == 400
    assert refused(web.visitor("per").post("/deviations/@speakup-follow", {"number": number}), 400)
    assert recipient.page(f"{case}/@@action-form?action=nothing").status_code == 404


def test_the_receipt_survives_a_reload_and_a_form_is_sent_once(web, monkeypatch):
    monkeypatch.setenv("NTNU_DEVIATIONS_LOG_KEY", "k" * 40)
    for person, anonymous in ((None, "yes"), ("per", "yes"), ("per", "")):
        one = web.visitor(person)
        one.session.cookies.clear()
        assert one.page("/deviations/@@notify-receipt").status_code == 303
        page = one.page("/deviations/@@notify").text
        once = re.search(r'name="once"[^>]*value="([^"]+)"', page)[1]
        body = {**SENT, "once": once, "anonymous": anonymous}
        before = len(web.at("/deviations/speakup").numbers)
        shown = set()
        for _again in range(2):
            sent = one.send("/deviations/@@notify", body)
            assert sent.status_code == 303, sent.text
            assert sent.headers["Location"].endswith("/deviations/@@notify-receipt")
            for _reload in range(2):
                receipt = one.page("/deviations/@@notify-receipt")
                assert receipt.status_code == 200 and "no-store" in receipt.headers["Cache-Control"]
                code = re.search(r'id="receipt-code"\s*>([0-9A-Z-]+)<', receipt.text)
                shown.add((re.search(r"VARSEL-\d{4}-\d{6}", receipt.text)[0], code and code[1]))
        ((number, code),) = shown
        assert len(web.at("/deviations/speakup").numbers) == before + 1
        assert bool(code) == bool(anonymous)
        (cookie,) = [c for c in one.session.cookies if "receipt" in c.name]
        assert cookie.has_nonstandard_attr("HttpOnly") and cookie.expires is None
        assert cookie.path.endswith("/deviations")
        if code:
            assert code.replace("-", "") not in cookie.value
            more = {"code": code, "text": "Mer.", "add": "1", "once": once[::-1]}
            for _again in range(2):
                added = one.send("/deviations/@@notify-follow", more)
                assert added.status_code == 200 and added.text.count("Mer.") == 1
        assert one.send("/deviations/@@notify-receipt", {"forget": "1"}).status_code == 303
        assert one.page("/deviations/@@notify-receipt").status_code == 303


def test_nothing_is_kept_before_it_is_sent(web):
    """No draft: neither by a form that is not filled in, nor by what keeps the drafts of other forms."""
    before = list(store.of_everybody(web.at("/deviations")))
    for person in (None, "per"):
        one = web.visitor(person)
        page = one.page("/deviations/@@notify").text
        assert "data-dv-keep" not in page
        once = re.search(r'name="once"[^>]*value="([^"]+)"', page)[1]
        typed = {"once": once, "what": "Qustatt tekst", "anonymous": "yes"}
        for button in ("send", "keep", "next"):
            answer = one.send("/deviations/@@notify", {**typed, button: "1"})
            assert answer.text != "kept" and answer.status_code in (200, 400), answer.status_code
        assert "Qustatt tekst" not in one.page("/deviations/@@notify").text
    assert list(store.of_everybody(web.at("/deviations"))) == before


def test_a_program_that_sends_again_gets_the_same_code(web, monkeypatch):
    monkeypatch.setenv("NTNU_DEVIATIONS_LOG_KEY", "k" * 40)
    body = {"about": "staff", "reporter_kind": "student", "what": "Ropte.", "anonymous": True}
    for person in (None, "per"):
        key = {"Idempotency-Key": f"nøkkel-{person}".encode("ascii", "ignore").decode()}
        first = web.visitor(person).post("/deviations/@speakup", body, **key)
        again = web.visitor(person).post("/deviations/@speakup", body, **key)
        assert (first.status_code, again.status_code) == (201, 201)
        assert first.json() == again.json() and first.json()["code"]
        other = web.visitor(person).post("/deviations/@speakup", {**body, "what": "Noe annet."}, **key)
        assert other.status_code == 409
        follow = {"code": first.json()["code"], "text": "Mer."}
        for _again in range(2):
            told = web.visitor(person).post("/deviations/@speakup-follow", follow, **key)
            assert told.status_code == 200 and len(told.json()["messages"]) == 1
