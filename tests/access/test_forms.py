"""Our own forms: sent by who may, with the token of a page of ours, and telling no more than pages do."""

import pytest
from ntnu.deviations.caselog import storage as caselog
from tests.access.leaks import add_reporter
from tests.access.leaks import CASEWORK
from tests.access.leaks import found_in
from tests.access.leaks import IDENTITY
from tests.access.leaks import LOG
from tests.access.leaks import make_case
from tests.access.leaks import REPORTER
from tests.browser_forms.part_cases import ASSESSED
from tests.register import APPROVE
from tests.register import CLOSE
from tests.register import NOT_APPROVE
from tests.register import REREGISTER


def filled(action, data, **more) -> dict:
    """The form of an action as a browser sends it, looked over already."""
    fields = {f"{action}.{name}": value for name, value in data.items()}
    return {"do": action, **fields, "looked": "1", "complete": "1", **more}


def receipt(action, data) -> dict:
    """An outcome of the receipt form; the assessments belong to the form as a whole."""
    return filled(action, {name: value for name, value in data.items() if name not in ASSESSED}, **ASSESSED)


#: State, person, page, form: each would be done if it were sent as it should be.
FORMS = {
    "receipt": ("received", "recipient.ie", "@@receipt-form", receipt("approve", APPROVE)),
    "not approved": (
        "received",
        "recipient.ie",
        "@@receipt-form",
        receipt("not_approve", NOT_APPROVE),
    ),
    "handed over": (
        "received",
        "recipient.ie",
        "@@receipt-form",
        receipt("reregister", REREGISTER),
    ),
    "taken on": ("forwarded", "worker.idi", "@@process-form", filled("accept", {"severity": "low"})),
    "processed": (
        "in_process",
        "worker.idi",
        "@@process-form",
        filled("update_process", {"severity": "high", "cause": "Tid."}),
    ),
    "closed": ("in_process", "worker.idi", "@@close-form", filled("close", CLOSE)),
    "sent back": (
        "in_process",
        "worker.idi",
        "@@action-form?action=send_back",
        filled("send_back", {"reason": "Feil sted."}),
    ),
    "reopened": (
        "closed",
        "recipient.ie",
        "@@action-form?action=reopen",
        filled("reopen", {"reason": "Nytt kom fram."}),
    ),
}


def revision(web, path) -> int:
    return caselog.revision(web.at(path))


@pytest.mark.parametrize("name", FORMS)
def test_only_with_the_token(web, name):
    state, person, page, form = FORMS[name]
    case = web.case(state)
    before, visitor = revision(web, case), web.visitor(person)
    others = web.visitor("manager.idi").token()
    for token in (None, "", "0" * 40, others):
        sent = form if token is None else {**form, "_authenticator": token}
        answer = visitor.send(f"{case}/{page}", sent, token=False)
        assert answer.status_code == 403, token
        assert revision(web, case) == before
    # Nor by a link.
    assert visitor.page(f"{case}/{page}", **form, _authenticator=visitor.token()).status_code == 200
    assert revision(web, case) == before
    done = visitor.send(f"{case}/{page}", form)
    assert done.status_code == 303, done.text
    assert revision(web, case) == before + 1


@pytest.fixture(scope="module")
def case(web):
    web.committed(add_reporter)
    return web.address(web.committed(make_case))


@pytest.mark.parametrize("person, hidden", [(REPORTER, CASEWORK | LOG), ("manager.idi", IDENTITY | LOG)])
@pytest.mark.parametrize("button", ["complete", "look", "preview", "nothing"])
def test_who_may_only_read_learns_nothing_by_sending(web, case, person, hidden, button):
    before, visitor = revision(web, case), web.visitor(person)
    token = visitor.token()
    for page, acts in {
        "@@receipt-form": ("approve", "not_approve", ""),
        "@@process-form": ("update_process", "accept", ""),
        "@@close-form": ("close",),
        "@@action-form?action=reassign": ("reassign",),
        "@@action-form?action=add_coworker": ("add_coworker",),
        "@@action-form?action=remove_coworker": ("remove_coworker",),
        "@@action-form?action=reopen": ("reopen",),
    }.items():
        for act in acts:
            form = {"do": act, button: "1", "_authenticator": token, "reassign.case_worker": "second.idi"}
            answer = visitor.send(f"{case}/{page}", form, token=False)
            text = found_in(answer)
            if person == REPORTER:
                # Her own name stands at the top of every page.
                assert answer.status_code < 500
            assert [word for word in hidden if word in text] == [], (page, act)
            assert answer.status_code in (200, 400, 403, 404, 409), (page, act, answer.status_code)
    assert revision(web, case) == before


def test_who_may_not_see_it_finds_no_form(web, case):
    for page in ("@@receipt-form", "@@process-form", "@@close-form", "@@action-form?action=reopen"):
        for person in ("per", "eqs", "siteadmin"):
            assert web.visitor(person).send(f"{case}/{page}", {"complete": "1"}).status_code == 404


def test_a_report_is_stored_only_with_the_token(web):
    unit = "/deviations/ie"
    before = len(web.at(unit).objectIds())
    visitor = web.visitor("kari")
    for token in (None, "0" * 40, web.visitor("per").token()):
        form = {"gate": "none", "title": "Uten token", "send": "1", "complete": "1", "step": "send"}
        sent = form if token is None else {**form, "_authenticator": token}
        assert visitor.send("/deviations/@@report", sent, token=False).status_code in (302, 403)
    assert len(web.at(unit).objectIds()) == before
