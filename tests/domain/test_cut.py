"""A log that was cut as it should be holds; one that somebody cut without the key does not."""

import pytest
from dataclasses import replace
from ntnu.deviations.caselog import chain
from ntnu.deviations.caselog import truncation as cut
from ntnu.deviations.caselog.chain import Head
from tests.domain.test_chain import AT
from tests.domain.test_chain import build
from tests.domain.test_chain import KEY

OWNER = "case-1"
SALT = b"s" * 16


def cut_log(key=KEY, base=None, action="anonymise", owner=OWNER, why=None):
    """The entry that stays of a log of four, what it keeps, and the base."""
    links, _payloads = build()
    base = base or chain.head(links)
    kept = chain.payload(why or cut.told(owner, base, {"rule": "archived"}), SALT)
    stays = chain.seal(base.seq + 1, AT, "archivist", action, kept, base.mac, key)
    return [stays], {stays.seq: kept}, base


def check(links, payloads, base, expected=None, keys=(KEY,), owner=OWNER):
    known = {chain.key_id(key): key for key in keys}
    found = cut.verify(links, payloads, known, owner, base, expected)
    return [(problem.seq, problem.reason) for problem in found]


def wrong(found) -> bool:
    return not all(chain.Problem(seq, reason).notice for seq, reason in found)


def test_a_log_that_was_cut_holds_and_says_so():
    assert check(*cut_log()) == [(4, "cut")]
    assert not wrong([(4, "cut")])


def test_it_goes_on():
    links, payloads, base = cut_log()
    payloads[6] = chain.payload({"variant": "full"}, SALT)
    links.append(chain.seal(6, AT, "x", "pdf", payloads[6], links[0].mac, KEY))
    assert check(links, payloads, base) == [(4, "cut")]
    payloads[6] = chain.payload({"variant": "other"}, SALT)
    assert (6, "payload_altered") in check(links, payloads, base)


def test_heads_noted_before_and_after():
    links, payloads, base = cut_log()
    before, _ = build()
    for seq in (1, 2, 3):
        assert check(links, payloads, base, Head(seq, before[seq - 1].mac)) == [(4, "cut")]
    assert check(links, payloads, base, base) == [(4, "cut")]
    assert (4, "other_head") in check(links, payloads, base, Head(4, "0" * 64))
    assert check(links, payloads, base, chain.head(links)) == [(4, "cut")]
    assert (5, "other_head") in check(links, payloads, base, Head(5, "0" * 64))
    assert (6, "truncated") in check(links, payloads, base, Head(6, "0" * 64))


def _payload_erased():
    links, _payloads, base = cut_log()
    return links, {}, base


def _another_base(**changes):
    links, payloads, base = cut_log()
    return links, payloads, replace(base, **changes)


def _rows_removed():
    links, payloads = build()
    return links[2:], {3: payloads[3], 4: payloads[4]}, Head(2, links[1].mac)


def _all_removed():
    return [], {}, Head(4, "0" * 64)


def _renamed():
    links, payloads, base = cut_log(action="close")
    return [replace(links[0], action="anonymise")], payloads, base


@pytest.mark.parametrize(
    "forged",
    (
        _rows_removed(),
        _all_removed(),
        _payload_erased(),
        _another_base(seq=3),
        _another_base(mac="0" * 64),
        _renamed(),
        cut_log(key=None),
        cut_log(key=b"a key that is not ours, 32 bytes long"),
        cut_log(action="close"),
        cut_log(owner="case-2"),
        cut_log(why={"rule": "archived"}),
        cut_log(why={"of": OWNER, "base": 3}),
    ),
    ids=(
        "rows removed, and the base set to the last of them",
        "everything removed",
        "what the entry keeps is erased",
        "the base has another number",
        "the base has another code",
        "another entry called the cut",
        "sealed without a key",
        "sealed with another key",
        "an entry of another act",
        "another case's cut",
        "an entry that names no base",
        "an entry that names another base",
    ),
)
def test_whatever_else_is_found(forged):
    found = check(*forged)
    assert "cut" not in {reason for _seq, reason in found}
    assert any(reason == "cut_unproven" for _seq, reason in found) and wrong(found)


def test_a_cut_whose_base_is_taken_away_is_found():
    links, payloads, _base = cut_log()
    assert {(1, "missing"), (5, "broken_link")} <= set(check(links, payloads, None))


def test_a_head_noted_before_tells_of_a_false_cut():
    links, payloads, base = cut_log(key=None)
    assert (3, "truncated") in check(links, payloads, base, Head(3, "0" * 64))


def test_where_there_is_no_key_at_all_it_says_so():
    links, payloads, base = cut_log(key=None)
    found = check(links, payloads, base, keys=())
    assert found == [(4, "cut"), (5, "unkeyed")] and not wrong(found)
