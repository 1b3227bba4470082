"""What the preview of an action on a notification case shows is what the action does, in any case."""

import pytest
import re
import transaction
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.notification import state_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotReady
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.engine.previewing import preview
from ntnu.deviations.speakup.sending import submit
from tests.engine.many_cases import full
from tests.engine.outcomes import as_sent
from tests.engine.outcomes import as_shown
from tests.engine.outcomes import more
from tests.engine.outcomes import PERSONS
from tests.engine.outcomes import sight
from tests.engine.outcomes import stands
from tests.register import REREGISTER

ACTS = {
    "take": [{}],
    "reply": [{"text": "Når var det?"}, {"text": ""}],
    "close": [{"conclusion": "Fulgt opp."}, {"conclusion": "Fulgt opp.", "text": "Takk."}, {}],
    "return_to_register": [{"text": "Det er et vanlig avvik."}, {}],
}
NOTIFICATION = {"about": "staff", "reporter_kind": "student", "what": "Han slo meg."}


def sent(house, person, **more):
    with house.acting(person):
        return submit(house.register, {**NOTIFICATION, **more}).case


def handed_over(house, state, **how):
    case = full(house, state) if not how else house.case(state, **how)
    house.act(case, "recipient.ie", "reregister", **REREGISTER)
    (made,) = [c for c in registry_of(house.register).objectValues() if c.deviation == case.number]
    return made


KINDS = {
    "by name": lambda house: sent(house, "kari"),
    "anonymous": lambda house: sent(house, "kari", anonymous=True),
    "by a recipient": lambda house: sent(house, "second.speakup"),
    "full, received": lambda house: handed_over(house, "received"),
    "full, forwarded": lambda house: handed_over(house, "forwarded"),
    "in process": lambda house: handed_over(house, "in_process", title="Sensuren"),
}
#: What was done before: all that can be looked at, and then some that cannot be done any more.
BEFORE = {"received": (), "in_process": ("take",), "closed": ("take", "close")}


def seen(house, made) -> dict[str, set[str]]:
    if made.deviation:
        return sight(house, made.deviation)
    return {p: {"n"} if house.user(p).has_permission("View", made) else set() for p in PERSONS}


def outside(house, made):
    deviation = stands(house, made.deviation) if made.deviation else None
    return seen(house, made), state_of(made), len(caselog.entries(made)), deviation


def holds(house, made, act, data) -> None:
    before = outside(house, made)
    with house.acting("speakup"):
        shown = preview(made, act, data)
    assert outside(house, made) == before and as_sent(house) == []
    assert (shown.state_before, shown.due_before) == (before[1], None)
    with house.acting("speakup"):
        if shown.obstacles:
            assert (shown.state_after, shown.due_after, shown.mails) == (before[1], None, ())
            with pytest.raises((NotReady, InvalidData)) as caught:
                perform(made, act, data)
            # Before the fields are looked at, the action must be open at all.
            assert [e.code for e in shown.obstacles][: len(caught.value.errors)] == [
                e.code for e in caught.value.errors
            ]
            return
        perform(made, act, data)
    house.end_of_request()
    after = outside(house, made)
    assert {row.person for row in shown.access_gained} == more(before[0], after[0])
    assert {row.person for row in shown.access_lost} == more(after[0], before[0])
    assert as_shown(shown) == as_sent(house)
    assert shown.state_after == after[1]
    if act == "return_to_register":
        assert ("received", shown.due_after) == after[3]
    else:
        assert shown.due_after is None and before[3] == after[3]


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("kind", KINDS)
def test_every_act(web, kind, before):
    def make(house):
        made = KINDS[kind](house)
        for act in BEFORE[before]:
            with house.acting("speakup"):
                perform(made, act, ACTS[act][0])
        return made.getId()

    house, wrong = web.house, []
    id_ = web.committed(make)
    transaction.begin()
    for act, every in ACTS.items():
        for data in every:
            house.take_back()
            try:
                holds(house, registry_of(house.register)[id_], act, data)
            except AssertionError as error:
                wrong.append(f"{act} {data}: {error}")
    house.take_back()
    assert not wrong, "\n\n".join(wrong)


@pytest.fixture
def given(web):
    """The address of a notification case that was a deviation of Kari's."""

    def make(house):
        case = house.case("in_process")
        house.act(case, "recipient.ie", "reregister", **REREGISTER)
        (made,) = [c for c in registry_of(house.register).objectValues() if c.deviation == case.number]
        return f"/deviations/speakup/{made.getId()}"

    return web.committed(make)


def test_over_rest_and_in_the_form(web, given):
    recipient, path = web.visitor("speakup"), given
    data = {"text": "Det er et vanlig avvik."}
    shown = recipient.post(f"{path}/@preview/return_to_register", data).json()
    assert shown["obstacles"] == [] and shown["access_lost"] == []
    assert {(row["principal"], row["role"]) for row in shown["access_gained"]} == {
        ("kari", "Reporter"),
        ("recipient.ie", "Notification Recipient"),
        ("second.ie", "Notification Recipient"),
        ("recipient.idi", "Notification Recipient"),
    }
    assert sorted(mail["to"] for mail in shown["mails"]) == [
        "kari",
        "recipient.idi",
        "recipient.ie",
        "second.ie",
    ]
    assert (shown["state_before"], shown["state_after"]) == ("received", "closed")
    assert shown["due_before"] is None and re.fullmatch(r"\d{4}-\d\d-\d\d", shown["due_after"])
    # Who receives in SpeakUp! is told to nobody outside.
    (hers,) = [mail for mail in shown["mails"] if mail["to"] == "kari"]
    assert "speakup" not in (hers["subject"] + hers["text"]).casefold().replace("speakup!", "")
    for person in ("kari", "recipient.ie", "worker.idi", "eqs", None):
        answer = web.visitor(person).post(f"{path}/@preview/reply", {"text": "x"})
        missing = web.visitor(person).post(f"{path}0/@preview/reply", {"text": "x"})
        assert answer.status_code == missing.status_code in (401, 404)
    assert recipient.post(f"{path}/@preview/nothing").status_code == 404

    form = {"action": "return_to_register", "return_to_register.text": data["text"]}
    revision = recipient.get(f"{path}/@actions-available").json()["revision"]
    for button in ("complete", "look"):
        told = recipient.send(f"{path}/@@action-form", {**form, button: "1"})
        assert told.status_code == 200, told.text
        assert "Navn kari" in told.text and 'name="looked"' in told.text
    assert recipient.get(f"{path}/@actions-available").json()["revision"] == revision
    empty = recipient.send(f"{path}/@@action-form", {"action": "return_to_register", "look": "1"})
    assert empty.status_code == 400
    done = recipient.send(f"{path}/@@action-form", {**form, "looked": "1", "complete": "1"})
    assert done.status_code == 303
