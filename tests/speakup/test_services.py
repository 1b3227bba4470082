"""SpeakUp! over REST."""

from tests.rest.asking import refused

BODY = {"about": "staff", "reporter_kind": "student", "what": "Han slo meg.", "anonymous": True}


def test_an_anonymous_notification_is_sent_answered_and_followed(web):
    nobody, recipient = web.visitor(None), web.visitor("speakup")
    sent = nobody.post("/deviations/@speakup", BODY)
    assert sent.status_code == 201, sent.text
    code, number = sent.json()["code"], sent.json()["number"]
    assert len(code) == 20 and code.isalnum() and number.startswith("VARSEL-")
    listed = recipient.get("/deviations/speakup").json()
    (case,) = [item["@id"] for item in listed["items"] if item["case_number"] == number]
    case = case.removeprefix(web.url)
    read = recipient.get(case).json()
    assert (read["what"], read["reporter"], read["anonymous"]) == ("Han slo meg.", None, True)
    ready = {
        item["id"]: item["ready"] for item in recipient.get(f"{case}/@actions-available").json()["items"]
    }
    assert ready == {"take": True, "reply": True, "close": False, "return_to_register": False}
    done = recipient.act(case, "take")
    assert (done.status_code, done.json()["review_state"]) == (200, "in_process"), done.text
    assert recipient.act(case, "reply", text="Når var det?").status_code == 200
    answer = nobody.post("/deviations/@speakup-follow", {"code": code, "text": "I går."})
    assert answer.status_code == 200, answer.text
    assert [(m["kind"], m["text"]) for m in answer.json()["messages"]] == [
        ("reply", "Når var det?"),
        ("information", "I går."),
    ]
    assert (
        recipient.act(case, "close", conclusion="Fulgt opp.", text="Takk.").json()["review_state"] == "closed"
    )
    late = nobody.post("/deviations/@speakup-follow", {"code": code, "text": "Mer."})
    assert refused(late, 409) == [(None, "notification_closed")]
    assert refused(recipient.act(case, "reply", text="x"), 409) == [(None, "wrong_state")]
