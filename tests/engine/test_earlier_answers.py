"""What the reporter was answered before a case was opened again: kept, dated, and not what holds now."""

from datetime import date
from datetime import timedelta
from ntnu.deviations.access.answers import earlier_answers
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.upgrades.v1001.answers import keep_earlier_answers
from tests import parts
from tests.engine.later_acts import NOON
from tests.house import at
from tests.register import CLOSE

AGAIN = {"reason": "Det skjedde igjen."}
DELAY = {"reason": "Mye å gjøre.", "text": "Vi trenger mer tid.", "expected": "2026-04-01"}


def test_what_was_redacted_before_stays_so(house):
    case = house.case("closed")
    house.act(case, "recipient.ie", "redact", target="field:text_to_reporter", reason="Et navn.")
    case = house.act(case, "recipient.ie", "reopen", **AGAIN)
    assert [target for target, *_rest in case.redactions] == ["field:earlier.1.text_to_reporter"]


def test_another_preliminary_response_keeps_the_first(house):
    with at(NOON):
        case = house.case("in_process")
        case = house.act(case, "worker.idi", "preliminary_response", **DELAY)
    with at(NOON + timedelta(days=30)):
        later = {**DELAY, "text": "Enda litt til.", "expected": "2026-05-01"}
        case = house.act(case, "worker.idi", "preliminary_response", **later)
    (first,) = earlier_answers(case)
    assert (first.sort, first.given, first.told["preliminary_text"]) == (
        "preliminary",
        date(2026, 2, 2),
        "Vi trenger mer tid.",
    )
    assert (case.preliminary, case.preliminary_text) == (date(2026, 3, 4), "Enda litt til.")
    assert caselog.verify(case) == []


def test_only_what_is_still_to_be_done_is_mailed(house, told):
    case = house.case("in_process")
    for person, end in (("ola", "evaluate"), ("per", "cancel")):
        made = parts.measure(house, case, responsible=person)
        if end == "evaluate":
            house.act(made, person, "finish", evidence="Gjort.")
            house.act(made, "worker.idi", "evaluate", result="yes", effect="Det virket.")
        else:
            house.act(made, "worker.idi", "cancel", reason="Ikke nødvendig.")
    left = parts.measure(house, case, responsible="worker.hf")
    house.act(left, "worker.hf", "finish", evidence="Gjort.")
    case = house.act(case, "worker.idi", "close", **CLOSE)
    told.forget()
    house.act(case, "recipient.ie", "reopen", **AGAIN)
    assert told.kinds() == [("reopened", "kari"), ("reopened", "worker.idi")]


def test_an_older_case_is_brought_to_it(house):
    with at(NOON):
        case = house.case("in_process")
        case = house.act(case, "worker.idi", "preliminary_response", **DELAY)
    with at(NOON + timedelta(days=3)):
        case = house.act(case, "worker.idi", "close", **CLOSE)
    with at(NOON + timedelta(days=9)):
        case = house.act(case, "recipient.ie", "reopen", **AGAIN)
    rows, expected = case.earlier_answers, earlier_answers(case)
    # As the former version left it.
    for *_when, held in rows:
        for name, value in held.items():
            setattr(case, name, value)
    case.earlier_answers = ()
    keep_earlier_answers(None)
    assert earlier_answers(case) == expected
    assert (case.preliminary, case.text_to_reporter, case.solved) == (None, "", None)
    keep_earlier_answers(None)
    assert case.earlier_answers == rows
