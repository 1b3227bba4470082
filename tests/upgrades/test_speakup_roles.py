"""Who was SpeakUp! recipient before a confirmation was asked for is one still; who is given it now waits."""


def test_recipients_of_before_are_confirmed(upgraded):
    assert upgraded.at("/deviations/speakup").confirmed == ("second.speakup", "speakup")
    sent = {"entries": [{"id": "per", "type": "user", "roles": {"SpeakUp Recipient": True}}]}
    assert upgraded.visitor("eqs").post("/deviations/speakup/@sharing", sent).status_code == 204
    assert upgraded.visitor("per").get("/deviations/speakup").status_code == 404
    upgraded.upgrade_again()
    assert upgraded.visitor("per").get("/deviations/speakup").status_code == 404
    assert upgraded.visitor("second.speakup").get("/deviations/speakup").status_code == 200
