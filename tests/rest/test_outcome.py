"""The outcome over REST: told when the case is closed or not approved, and not when it is open again."""

import pytest
from tests.register import APPROVE
from tests.register import CLOSE
from tests.register import NOT_APPROVE

NOTHING = {
    "text_to_reporter": None,
    "measures_text": None,
    "solved": None,
    "reason_code": None,
    "where_instead": None,
}
REFUSED = {
    "text_to_reporter": "Dette tar faglærer seg av.",
    "reason_code": "ordinary_channel",
    "where_instead": "Referansegruppen i emnet.",
}
ANSWERED = {
    "text_to_reporter": "Rutinen manglet en frist. Den har fått en nå.",
    "measures_text": "Hver eksamen har fått en dato for sensur.",
    "solved": "yes",
}


def told(web, person, case):
    answer = web.visitor(person).get(case).json()
    return {name: answer[name] for name in NOTHING}


@pytest.mark.parametrize("person", ["kari", "recipient.ie"])
def test_the_outcome_follows_the_state(web, person):
    case = web.case("received")

    def step(case, who, act, **data):
        answer = web.visitor(who).act(case, act, **data)
        assert answer.status_code == 200, answer.text
        return answer.json()["@id"].removeprefix(web.url)

    case = step(case, "recipient.ie", "not_approve", **NOT_APPROVE)
    assert told(web, person, case) == {**NOTHING, **REFUSED}
    case = step(case, "recipient.ie", "reopen", reason="Det var et avvik.")
    assert told(web, person, case) == NOTHING
    case = step(case, "recipient.ie", "approve", **APPROVE)
    case = step(case, "worker.idi", "accept", severity="low")
    assert told(web, person, case) == NOTHING
    case = step(case, "worker.idi", "close", **CLOSE)
    assert told(web, person, case) == {**NOTHING, **ANSWERED}
    case = step(case, "recipient.ie", "reopen", reason="Det skjedde igjen.")
    assert told(web, person, case) == NOTHING
    # What was answered before is still there to read, with its dates.
    earlier = web.visitor(person).get(case).json()["earlier_outcomes"]
    states = [(one["review_state"], one["withdrawn"]) for one in earlier]
    assert states == [("not_approved", False), ("closed", False)]
    assert [{name: one[name] for name in NOTHING} for one in earlier] == [
        {**NOTHING, **REFUSED},
        {**NOTHING, **ANSWERED},
    ]
    assert all(one["closed"] <= one["reopened"] for one in earlier)
