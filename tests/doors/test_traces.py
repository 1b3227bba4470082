"""What the database notes of its transactions names nobody and nothing."""

import transaction
from ntnu.deviations.ui.forms.page import FormPage
from tests.register import APPROVE
from tests.register import REPORT
from ZODB.POSException import ConflictError


def noted(web):
    """User and note of every transaction of the test's database, oldest first."""
    transaction.begin()
    storage = web.portal._p_jar.db().storage
    return [(tx.user, tx.description) for tx in getattr(storage, "changes", storage).iterator()]


def test_no_act_leaves_a_name_or_an_address(web, monkeypatch):
    before = len(noted(web))
    kari, recipient, eqs = web.visitor("kari"), web.visitor("recipient.ie"), web.visitor("eqs")
    sent = kari.report(REPORT)
    assert sent.status_code == 201
    case = sent.json()["@id"]
    approved = recipient.act(case, "approve", **APPROVE)
    assert approved.status_code == 200
    case = approved.json()["@id"]
    # A page: its first try conflicts with somebody else's work, and Zope runs the request again.
    tries = []
    post = FormPage._guarded_post

    def once_more(page):
        tries.append(page)
        if len(tries) == 1:
            raise ConflictError()
        return post(page)

    monkeypatch.setattr(FormPage, "_guarded_post", once_more)
    form = {"action": "request_information", "text": "Hvilken eksamen?", "complete": "1", "send": "1"}
    answer = recipient.send(f"{case}/@@message-form", form)
    assert len(tries) == 2, answer.text
    assert kari.post("/++api++/deviations/@report-deviation", REPORT).status_code == 201
    assert kari.post("/++api++/deviations/ie", {"@type": "DeviationReport", **REPORT}).status_code == 201
    assert eqs.post("/deviations/@run-clock").status_code == 200
    assert web.visitor("per").post("/deviations/@speakup", NAMED).status_code == 201
    added = noted(web)[before:]
    assert len(added) >= 6
    assert set(added) == {(b"", b"")}


NAMED = {"about": "staff", "reporter_kind": "staff", "what": "Noe har skjedd."}


def test_what_is_not_ours_is_noted_as_ever(web):
    answer = web.visitor("technician").patch("", {"title": "Et annet navn"})
    assert answer.status_code == 204
    user, where = noted(web)[-1]
    assert b"technician" in user and where
