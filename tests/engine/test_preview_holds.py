"""What the preview of an action shows is what the action does, for every action on cases of every kind.

What it does is seen from outside: Plone's own answer who may read what, the mails that went to the queue,
the case and its log.
"""

import pytest
import transaction
from ntnu.deviations.access.cases import case_by_number
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.engine.perform import available
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.engine.previewing import preview
from tests import parts
from tests.engine.many_cases import CASES
from tests.engine.many_cases import data_of
from tests.engine.many_cases import DOERS
from tests.engine.outcomes import as_sent
from tests.engine.outcomes import as_shown
from tests.engine.outcomes import more
from tests.engine.outcomes import NUMBER
from tests.engine.outcomes import sight
from tests.engine.outcomes import stands


def places(case) -> list:
    """The case, and all in it that is acted on by itself."""
    acted_on = [
        part for part in every_part(case) if part.portal_type in ("DeviationMeasure", "DeviationHearing")
    ]
    return [case, *sorted(acted_on, key=lambda part: part.title)]


def holds(house, place, number: str, person: str, act: str, data: dict, files=()) -> bool:
    """The preview of this action, and what it does, are the same. False when this was not to be filled in."""
    before, stood = sight(house, number), stands(house, number)
    seen = len(caselog.entries(case_by_number(house.register, number)))
    with house.acting(person):
        shown = preview(place, act, data, files)
        if shown.obstacles:
            return False
        assert sight(house, number) == before and as_sent(house) == []
        perform(place, act, data, files=files)
    house.end_of_request()
    after = sight(house, number)
    assert {row.person for row in shown.access_gained} == more(before, after)
    assert {row.person for row in shown.access_lost} == more(after, before)
    assert as_shown(shown) == as_sent(house)
    assert (shown.state_before, shown.due_before) == stood
    assert (shown.state_after, shown.due_after) == stands(house, number)
    entries = caselog.entries(case_by_number(house.register, number))[seen:]
    told = [to for entry in entries for _kind, to in entry.why.get("mails", ())]
    assert sorted(told) == sorted(m.to for m in shown.mails if not NUMBER.search(m.mail.subject))
    return True


@pytest.mark.parametrize("name", CASES)
def test_every_act(web, name):
    house, done, wrong = web.house, set(), []
    number = web.committed(lambda house: CASES[name](house).number)
    for person in DOERS:
        transaction.begin()
        for index, place in enumerate(places(case_by_number(house.register, number))):
            with house.acting(person):
                acts = [one.action.id for one in available(place) if one.is_ready]
            for act in acts:
                if (index, act) in done:
                    continue
                for data, files in data_of(place.portal_type, act, place):
                    house.take_back()
                    place = places(case_by_number(house.register, number))[index]
                    try:
                        if holds(house, place, number, person, act, data, files):
                            done.add((index, act))
                    except AssertionError as error:
                        wrong.append(f"{person}: {act} of {place.portal_type} {index}, {data}: {error}")
        house.take_back()
    assert not wrong, "\n\n".join(wrong)
    assert len(done) == CASES[name].acts, sorted(done)


def test_over_rest_too(web):
    """NO, REJECTED NOTIFICATION CASE: everybody loses sight of the case, and SpeakUp! gains it."""
    case = web.case("in_process")
    web.committed(lambda house: parts.measure(house, web.at(case)))
    data = {"text": "Saken er alvorlig."}
    shown = web.visitor("recipient.ie").post(f"{case}/@preview/reregister", data).json()
    lost = {row["principal"] for row in shown["access_lost"]}
    managers = {"manager.idi", "manager.ie"}
    recipients = {"recipient.ie", "second.ie", "recipient.idi"}
    assert lost == {"kari", "worker.idi", "ola"} | managers | recipients
    gained = {(row["principal"], row["role"]) for row in shown["access_gained"]}
    assert gained == {("speakup", "SpeakUp Recipient"), ("second.speakup", "SpeakUp Recipient")}
    assert sorted(mail["to"] for mail in shown["mails"]) == [
        "kari",
        "ola",
        "second.speakup",
        "speakup",
        "worker.idi",
    ]
