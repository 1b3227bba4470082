"""Two persons send a form at the same moment: the later one waits, and loses nothing of what she wrote."""

import pytest
import threading
import transaction
from concurrent.futures import ThreadPoolExecutor
from lxml import html
from ntnu.deviations.engine import turns
from ntnu.deviations.units import folder_roles
from tests.register import APPROVE
from tests.register import NOT_APPROVE


class WatchedTurn:
    """The turn of the process, that tells when somebody has to wait for it."""

    def __init__(self):
        self.lock = threading.Lock()
        self.somebody_waits = threading.Event()

    def acquire(self, blocking=True, timeout=-1):
        if self.lock.locked():
            self.somebody_waits.set()
        return self.lock.acquire(blocking, timeout)

    def release(self):
        self.lock.release()


@pytest.fixture
def later(web, monkeypatch):
    """``later(first, visitor, path, form)``: the answer to a form that has to wait for ``first(house)``."""

    def send(first, visitor, path, form):
        turn = WatchedTurn()
        monkeypatch.setattr(turns, "_own", turn)
        form = {**form, "_authenticator": visitor.token()}
        transaction.begin()
        first(web.house)
        with ThreadPoolExecutor(1) as pool:
            sent = pool.submit(visitor.send, path, form, token=False)
            waited = turn.somebody_waits.wait(30)
            transaction.commit()
        assert waited, "it did not wait"
        return sent.result()

    return send


def form_of(visitor, path):
    """The form as the person has it before her."""
    tree = html.fromstring(visitor.page(path).text)
    return {"seen": tree.xpath("//*[@name='seen']")[0].get("value")}


def text_in(answer, name):
    return html.fromstring(answer.text).xpath(f"//*[@name='{name}']")[0].text


SENT = {"do": "reregister", "reregister.text": "Dette er alvorlig.", "looked": "1", "complete": "1"}


def test_somebody_else_has_acted_while_she_waited(web, later):
    case, second = web.case("received"), web.visitor("second.ie")
    form = {**form_of(second, f"{case}/@@receipt-form"), **SENT}
    answer = later(
        lambda house: house.act(web.at(case), "recipient.ie", "not_approve", **NOT_APPROVE),
        second,
        f"{case}/@@receipt-form",
        form,
    )
    assert answer.status_code == 409
    assert text_in(answer, "reregister.text") == "Dette er alvorlig."
    assert second.get(case).json()["review_state"] == "not_approved"


def test_what_will_not_do_waits_for_nobody(web):
    """What was written is looked at before a turn is asked for."""
    case, second = web.case("received"), web.visitor("second.ie")
    answer = second.send(f"{case}/@@receipt-form", {**SENT, "reregister.text": "Ring 73 59 50 00"})
    assert answer.status_code == 400
    assert text_in(answer, "reregister.text") == "Ring 73 59 50 00"
    assert second.get(case).json()["review_state"] == "received"


def test_the_case_was_moved_while_she_waited(web, later):
    case, second = web.case("received"), web.visitor("second.ie")
    by_number = f"/deviations/case/{web.at(case).number}/receipt-form"
    form = {**form_of(second, f"{case}/@@receipt-form"), **SENT}
    answer = later(
        lambda house: house.act(web.at(case), "recipient.ie", "approve", **APPROVE), second, by_number, form
    )
    assert answer.status_code == 409
    assert text_in(answer, "reregister.text") == "Dette er alvorlig."


def test_a_role_that_she_may_not_give_any_more(web, later):
    web.committed(lambda house: house.give("IE", "Local EQS Administrator", "ola"))
    answer = later(
        lambda house: house.take("IE", "Local EQS Administrator", "ola"),
        web.visitor("ola"),
        "/deviations/ie/iik/@@role-form",
        {"role": "Line Manager", "person": "per", "reason": "Hun leder nå instituttet."},
    )
    assert answer.status_code == 403
    assert text_in(answer, "reason") == "Hun leder nå instituttet."


def managers(web):
    return folder_roles.held(web.at("/deviations/ie/iik"))["Line Manager"]


def test_what_another_administrator_gave_meanwhile_stays(web, later):
    form = {"role": "Line Manager", "person": "per", "reason": "Hun leder nå instituttet."}
    answer = later(
        lambda house: house.give("IIK", "Line Manager", "ola"),
        web.visitor("admin.ie"),
        "/deviations/ie/iik/@@role-form",
        form,
    )
    assert answer.status_code == 303
    assert managers(web) == ["manager.iik", "ola", "per"]


def test_by_the_sharing_page_too(web, later):
    form = {
        "form.submitted:boolean": "1",
        "form.button.Save": "1",
        "entries.id:records": "second.idi",
        "entries.type:records": "user",
        "entries.role_Line Manager:records": "1",
    }
    before = managers(web)
    answer = later(
        lambda house: house.give("IIK", "Line Manager", "worker.idi"),
        web.visitor("admin.ie"),
        "/deviations/ie/iik/@@sharing",
        form,
    )
    assert answer.status_code == 200
    assert managers(web) == sorted([*before, "second.idi", "worker.idi"])


def test_by_plones_sharing_service_too(web, monkeypatch):
    turn = WatchedTurn()
    monkeypatch.setattr(turns, "_own", turn)
    before, admin = managers(web), web.visitor("admin.ie")
    entry = {"id": "recipient.hf", "type": "user", "roles": {"Line Manager": True}}
    transaction.begin()
    web.house.give("IIK", "Line Manager", "worker.hf")
    with ThreadPoolExecutor(1) as pool:
        sent = pool.submit(admin.post, "/deviations/ie/iik/@sharing", {"entries": [entry]})
        assert turn.somebody_waits.wait(30)
        transaction.commit()
    assert sent.result().status_code == 204
    assert managers(web) == sorted([*before, "recipient.hf", "worker.hf"])
