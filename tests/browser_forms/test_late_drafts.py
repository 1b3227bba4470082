"""What a script stores in the background, and arrives late: a form that is sent or thrown away stays so."""

import pytest
import transaction
from contextlib import nullcontext
from datetime import timedelta
from ntnu.deviations.drafts import store
from ntnu.deviations.engine import drafted
from ntnu.deviations.now import now
from tests.browser_forms.desk import Desk
from ZODB.POSException import ConflictError

FORM = "/deviations/@@report"
TYPED = {"gate": "none", "tried_channels": "teacher", "reporter_kind": "student"}


def kept(web, person="per"):
    return [draft.fields for draft in store.of_person(web.at("/deviations"), person)]


@pytest.fixture
def desk(web):
    web.committed(
        lambda house: [
            store.discard(house.register, "per", draft.id) for draft in store.of_person(house.register, "per")
        ]
    )
    return Desk(web.visitor("per"), FORM)


def late(desk):
    """The script's own sending, from the page as it stood."""
    (form,) = desk.page.xpath("//form[@id='form']")
    pairs = [(name, value) for name, value in form.form_values() if name not in TYPED]
    return desk.visitor.send(form.get("action"), [*pairs, *TYPED.items(), ("keep", "1")], token=False)


def test_after_it_was_thrown_away(web, desk):
    page = desk.page
    assert late(desk).text == "kept" and len(kept(web)) == 1
    desk.press("discard_draft")
    assert kept(web) == []
    desk.page = page
    answer = late(desk)
    assert (answer.status_code, answer.text) == (200, "not")
    assert kept(web) == []
    # Somebody comes Back to the page and goes on: that is kept, as another draft.
    desk.page = page
    desk.press("next", **TYPED)
    assert desk.value("step") == "describe"
    assert [fields["gate"] for fields in kept(web)] == [("none",)]


def test_of_two_at_once_one_begins_anew(web, desk):
    """The background sending has begun before the form is sent, and ends after it."""
    database = web.portal._p_jar.db()
    name = web.portal.getId()
    for stored_before in (False, True):
        token = f"token-of-the-form-{stored_before}"
        about = store.About("report")
        if stored_before:
            web.committed(lambda house, t=token, a=about: store.keep(house.register, "per", t, a, {}))
        manager = transaction.TransactionManager()
        connection = database.open(manager)
        try:
            register = connection.root()["Application"][name]["deviations"]
            manager.begin()
            store.keep(register, "per", token, about, {"title": ("Sent",)})
            web.committed(lambda house, t=token: store.discard(house.register, "per", t))
            # What was stored before is out of the tree: what is written to it now is nobody's.
            with nullcontext() if stored_before else pytest.raises(ConflictError):
                manager.commit()
            assert kept(web) == []
            manager.abort()
            manager.begin()
            with pytest.raises(store.Gone):
                store.keep(register, "per", token, about, {"title": ("Sent",)})
        finally:
            manager.abort()
            connection.close()
    assert kept(web) == []


def test_what_is_gone_is_forgotten_in_the_end(web, desk):
    web.committed(lambda house: store.discard(house.register, "per", "token-of-a-form-1"))
    for days, gone in ((13, True), (14, False)):
        at = now() + timedelta(days=days, minutes=1)
        web.committed(lambda house, at=at: drafted.forget(house.register, at))
        assert store.is_gone(web.at("/deviations"), "per", "token-of-a-form-1") is gone


def test_the_list_throws_away_what_is_there_and_notes_nothing_else(web, desk):
    assert late(desk).text == "kept"
    (draft,) = store.of_person(web.at("/deviations"), "per")
    page = "/deviations/@@discard-draft"
    stored = len(web.at("/deviations").drafts["per"])
    for unknown in ("x" * 100_000, "a" * 22, "", b"\xed\xa0\x80"):
        answer = desk.visitor.send(page, {"discarded": unknown})
        assert answer.status_code == 303, unknown
        assert len(web.at("/deviations").drafts["per"]) == stored
    for other in ("kari", "recipient.ie"):
        web.visitor(other).send(page, {"discarded": draft.id})
    assert len(kept(web)) == 1
    desk.visitor.send(page, {"discarded": draft.id})
    assert kept(web) == []
