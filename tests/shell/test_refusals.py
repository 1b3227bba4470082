"""An action asked for at a bare address is refused in words: nothing is broken, and there is a way on."""

import pytest
from lxml import html


def ask(visitor, case, transition):
    """Plone's own address for transitions, with a good token, from a browser."""
    data = {"workflow_action": transition, "_authenticator": visitor.token()}
    headers = {"Accept": "text/html", "Accept-Language": "en"}
    return visitor.call("POST", f"{case}/content_status_modify", headers=headers, data=data)


@pytest.mark.parametrize(
    ("state", "person", "transition", "form"),
    [
        ("received", "recipient.ie", "approve", "@@receipt-form"),
        ("forwarded", "worker.idi", "accept", "@@process-form"),
        ("in_process", "worker.idi", "send_back", "@@action-form?action=send_back"),
        ("in_process", "worker.idi", "close", "@@close-form"),
        ("not_approved", "recipient.ie", "reopen_not_approved", "@@action-form?action=reopen"),
    ],
)
def test_a_bare_transition_is_told_where_it_can_be_done(web, state, person, transition, form):
    case, visitor = web.case(state), web.visitor(person)
    answer = ask(visitor, case, transition)
    tree = html.fromstring(answer.text)
    assert answer.status_code == 400
    assert tree.xpath("//h1")[0].text == "It was not done"
    assert tree.findtext(".//title").startswith("It was not done")
    assert "The mistake is ours" not in answer.text
    assert f"{web.url}{case}/{form}" in tree.xpath("//main//a/@href")
    assert visitor.page(f"{case}/{form}").status_code == 200
    assert visitor.get(case).json()["review_state"] == state


def test_who_may_not_see_the_case_is_told_nothing(web):
    case = web.case("in_process")
    answer = ask(web.visitor("per"), case, "close")
    assert answer.status_code == 404
    assert "close-form" not in answer.text
