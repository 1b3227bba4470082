"""``docs/http/``: SpeakUp!, by requests that were sent and the answers that came."""

from tests.people import eventually
from tests.people import Person

SENT = {
    "about": "staff",
    "reporter_kind": "student",
    "anonymous": True,
    "what": "En veileder roper til studentene på laboratoriet.",
    "when": "Hver uke i høst",
    "where": "Laboratoriet i andre etasje",
}


def test_a_notification(show, demo_server):
    register = f"{demo_server.url}/deviations"
    about = (
        "Anybody, logged in or not. `code` comes when the sender cannot log in to see the case; it is"
        " shown only here, and again to who sends the same under the same `Idempotency-Key`. Files go along"
        " as `attachments: [{filename, data}]`; of who has no name only what is seen on them goes on."
    )
    sent = show("Notify SpeakUp", None, "POST", f"{register}/@speakup", SENT, about=about).json()
    officer = Person(demo_server, "speakup.officer")
    listed = officer.get(f"{register}/speakup").json()["items"]
    (case,) = [item["@id"] for item in listed if item["case_number"] == sent["case_number"]]
    about = "For SpeakUp! recipients; to everybody else the case is not there."
    show("Take a notification case", "speakup.officer", "POST", f"{case}/@action/take", {}, about=about)
    about = (
        "What the action would do, in the shape of [the preview of an action](preview-an-action.md). Nothing"
        " is stored."
    )
    url = f"{case}/@preview/close"
    body = {"conclusion": "Veilederen har fått en advarsel.", "text": "Vi har snakket med veilederen."}
    shown = show(
        "Preview an action on a notification case", "speakup.officer", "POST", url, body, about=about
    )
    assert shown.json()["state_after"] == "closed"
    about = "`take`, `reply` (`text`), `close` (`conclusion`, `text`), `return_to_register` (`text`)."
    url = f"{case}/@actions-available"
    show("Actions on a notification case", "speakup.officer", "GET", url, about=about)
    reply = {"text": "Har flere hørt det?"}
    assert officer.post(f"{case}/@action/reply", reply).status_code == 200
    about = (
        "By `code`, or by `number` for who sent it by name and is logged in. With `text`,"
        " `attachments` or both it adds to the case. A right code is always answered; after ten wrong ones"
        " within an hour the next wrong one is answered 429."
    )
    body = {"code": sent["code"], "text": "Ja, hele kullet."}
    answer = show(
        "Come back to a notification", None, "POST", f"{register}/@speakup-follow", body, about=about
    )
    assert answer.status_code == 200
    _the_log(show, case)
    _the_archive(show, demo_server, officer, case)


def _the_log(show, case: str) -> None:
    about = (
        "Who did what, oldest first; filtered and in batches as [the log of a deviation](the-case-log.md)."
        " For who handles the case; to everybody else it is not there. Who sent the case without a name"
        " has no `actor`."
    )
    url = f"{case}/@case-log"
    answer = show("The log of a notification case", "speakup.officer", "GET", url, about=about)
    assert answer.status_code == 200
    about = "Is the log whole? See [the case log](../case-log.md#verifying)."
    name = "Verify the log of a notification case"
    assert show(name, "speakup.officer", "GET", f"{url}/verify", about=about).json()["whole"]


def _the_archive(show, demo_server, officer: Person, case: str) -> None:
    about = (
        "Queues the case for the archive: 202. For who handles it, from the moment that somebody has taken"
        " it; to everybody else it is not there. See [the archive](../archive.md#notification-cases)."
    )
    url, name = f"{case}/@archive", "Send a notification case to the archive"
    assert show(name, "speakup.officer", "POST", url, {}, about=about).status_code == 202
    Person(demo_server, "eqs.admin").post(f"{demo_server.url}/deviations/@run-clock")
    eventually(lambda: officer.get(url).json()["exports"][-1]["state"] == "acknowledged")
    assert officer.get(case).json()["review_state"] == "archived"
    about = "As for a deviation. When the archive has the case, its `review_state` is `archived`."
    show("The archive status of a notification case", "speakup.officer", "GET", url, about=about)
