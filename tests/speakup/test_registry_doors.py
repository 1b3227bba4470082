"""Doors of SpeakUp!'s registry that are public to Zope and ask themselves: they refuse whoever must not."""

import pytest
from ntnu.deviations.access.confidential import gainers_of
from ntnu.deviations.caselog import storage as caselog

REGISTRY = "/deviations/speakup"
GIVEN = {"reason": "Ny.", "roles": {"SpeakUp Recipient": ["per"]}}
TICKED = {"entries": [{"id": "per", "type": "user", "roles": {"SpeakUp Recipient": True}}]}
OTHERS = ("per", "kari", "siteadmin", "local.editor", "recipient.ie", "worker.idi", "archivist")


@pytest.mark.parametrize("person", (None, *OTHERS))
def test_nobody_else_changes_the_role_or_learns_who_has_it(web, person):
    visitor, before = web.visitor(person), caselog.entries(web.at(REGISTRY))
    answers = [
        visitor.get(f"{REGISTRY}/@access"),
        visitor.patch(f"{REGISTRY}/@access", GIVEN),
        visitor.post(f"{REGISTRY}/@sharing", TICKED),
        visitor.page(f"{REGISTRY}/@@speakup-roles"),
        visitor.send(f"{REGISTRY}/@@speakup-roles", {"confirm": "per", "reason": "Ja."}),
    ]
    statuses = [answer.status_code for answer in answers]
    assert statuses == ([401, 401, 401, 302, 302] if person is None else [404] * 5)
    assert not any("second.speakup" in answer.text for answer in answers)
    assert caselog.entries(web.at(REGISTRY)) == before
    assert gainers_of(web.at(REGISTRY)) == frozenset()


def test_recipients_see_the_role_and_do_not_give_it(web):
    recipient = web.visitor("speakup")
    assert recipient.get(f"{REGISTRY}/@access").status_code == 200
    assert recipient.patch(f"{REGISTRY}/@access", GIVEN).status_code == 403
    assert recipient.post(f"{REGISTRY}/@sharing", TICKED).status_code == 403
    assert gainers_of(web.at(REGISTRY)) == frozenset()


def test_who_gives_the_role_does_not_confirm_it_on_the_page(web):
    administrator = web.visitor("eqs")
    assert administrator.post(f"{REGISTRY}/@sharing", TICKED).status_code == 204
    answer = administrator.send(f"{REGISTRY}/@@speakup-roles", {"confirm": "per", "reason": "Ja."})
    assert answer.status_code == 403
    assert gainers_of(web.at(REGISTRY)) == {"per"}
