"""Words of cases are entered under their stems by the clock, many cases at once."""

from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.listing import search
from ntnu.deviations.access.upkeep import rebuild
from ntnu.deviations.now import now
from ntnu.deviations.stems import stem
from ntnu.deviations.worklist.settling import MANY
from ntnu.deviations.worklist.settling import Settling


def test_the_clock_enters_what_is_written(house):
    work, words = Settling(), index_of(house.register).words
    assert work.due(house.register, now()) == []
    for number in range(MANY):
        house.report(title=f"Melding {number}")
    keys = work.due(house.register, now())
    assert keys
    for key in keys:
        work.do(house.register, key, now(), lambda name, piece: piece())
    assert not words.fresh and work.due(house.register, now()) == []
    assert len(words.settled[0].forwards[stem("melding")]) == MANY


def test_a_case_that_is_deleted_or_built_anew(house):
    case = house.report(title="Kryptonlampa")

    def total():
        found = search(house.register, house.user("recipient.ie"), "all", {"text": "kryptonlampa"})
        return found.total, len(found.rows)

    assert total() == (1, 1)
    rebuild(house.register)
    words = index_of(house.register).words
    assert total() == (1, 1) and not words.fresh
    words.forget(next(iter(words.texts)))
    assert total() == (0, 0)
    assert not [one for layer in words.settled for one in (*layer.forwards, *layer.backwards)]
    assert case.title == "Kryptonlampa"
