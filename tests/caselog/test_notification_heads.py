"""Logs of notification cases: in the daily list, and in what is verified."""

import json
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.caselog import storage
from ntnu.deviations.caselog.heads import write_heads
from ntnu.deviations.caselog.verify import verify_log
from tests.archive.notifications import everything
from tests.archive.notifications import notify
from tests.caselog.test_heads import AT
from tests.caselog.test_heads import wrong


def test_they_are_lines_of_their_own_kind(house):
    case = everything(house)
    lines = [json.loads(line) for line in write_heads(house.register, AT).read_text().splitlines()]
    assert [line for line in lines if "notification" in line] == [
        {
            "uid": uid_of(case),
            "notification": case.number,
            "seq": 5,
            "mac": storage.head(case).mac,
        }
    ]
    verdict = verify_log(case)
    assert (verdict.name, verdict.whole, verdict.entries, verdict.noted_at) == (case.number, True, 5, AT)


def test_an_end_cut_off_shows(house):
    case = everything(house)
    write_heads(house.register, AT)
    del case._caselog.rows[5], case._caselog.payloads[5]
    assert wrong(house) == {case.number: [(5, "truncated")]}
    assert [problem.reason for problem in verify_log(case).problems] == ["truncated"]


def test_a_change_shows_without_a_list(house):
    case = everything(house)
    row = list(case._caselog.rows[2])
    row[2] = "somebody.else"
    case._caselog.rows[2] = tuple(row)
    assert wrong(house) == {case.number: [(2, "altered")]}


def test_a_log_taken_away_shows(house):
    case = everything(house)
    del case._caselog
    assert wrong(house) == {case.number: [(0, "no_entries")]}


def test_a_case_made_away_with_shows_once(house):
    case = everything(house)
    number = case.number
    case.aq_parent._delOb(case.getId())
    assert wrong(house) == {number: [(0, "case_gone")]}


def test_a_case_of_the_list_made_away_with_shows_once(house):
    case = everything(house)
    number, registry = case.number, case.aq_parent
    write_heads(house.register, AT)
    registry._delOb(case.getId())
    assert wrong(house) == {number: [(0, "case_gone")]}
    del registry.numbers[number]
    assert wrong(house) == {number: [(0, "case_gone")]}


def test_a_log_moved_to_another_case_shows(house):
    one, other = everything(house), notify(house)
    other._caselog = one._caselog
    assert wrong(house).keys() == {other.number}


def test_without_a_registry_all_is_well(house):
    house.register._delOb("speakup")
    assert wrong(house) == {}
    assert write_heads(house.register, AT).exists()
