"""Whatever is done to a chain afterwards shows, and where."""

import hashlib
import hmac
import pytest
from dataclasses import replace
from datetime import datetime
from datetime import UTC
from ntnu.deviations.caselog import chain
from ntnu.deviations.caselog.chain import Head
from ntnu.deviations.caselog.chain import Payload
from ntnu.deviations.caselog.chain import Problem

KEY = b"a key for the tests, 32 bytes long"
OLD_KEY = b"the key that was used before that one"
START = chain.origin("case-1")
AT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
REASONS = ({"note": "a"}, {"note": "b"}, {"note": "c"}, {"note": "d"})


def build(reasons=REASONS, keys=(KEY,) * 9, actions=("submit", "approve", "accept", "close", "reopen")):
    """A chain of one link for each reason."""
    links, payloads, previous = [], {}, START
    for seq, (reason, key, action) in enumerate(zip(reasons, keys, actions, strict=False), start=1):
        payloads[seq] = chain.payload(reason, bytes([seq]) * 16)
        links.append(chain.seal(seq, AT, f"person-{seq}", action, payloads[seq], previous, key))
        previous = links[-1].mac
    return links, payloads


def check(links, payloads, keys=(KEY,), expected=None):
    known = {chain.key_id(key): key for key in keys}
    return [
        (problem.seq, problem.reason) for problem in chain.verify(links, payloads, known, START, expected)
    ]


def test_a_chain_that_nobody_touched_holds():
    assert check(*build()) == []
    assert check([], {}) == []


def test_the_code_is_hmac_sha256_over_canonical_json():
    links, _ = build()
    text = (
        '[1,"2026-11-23T12:00:00.000000+00:00","person-1","submit",'
        f'"{links[0].digest}","{START}","{chain.key_id(KEY)}"]'
    )
    assert links[0].mac == hmac.new(KEY, text.encode(), hashlib.sha256).hexdigest()
    assert links[0].digest == hmac.new(b"\x01" * 16, b'{"note":"a"}', hashlib.sha256).hexdigest()
    assert chain.key_id(KEY) == hashlib.sha256(KEY).hexdigest()[:8]


@pytest.mark.parametrize(
    "change",
    (
        {"at": "2026-11-23T12:00:00.000001+00:00"},
        {"actor": "person-3"},
        {"action": "approvf"},
        {"digest": "0" * 64},
        {"at": None},
        {"actor": b"person-2"},
    ),
    ids=str,
)
def test_a_changed_entry_is_named(change):
    links, payloads = build()
    links[1] = replace(links[1], **change)
    assert (2, "altered") in check(links, payloads)
    assert {seq for seq, _ in check(links, payloads)} == {2}


def test_every_bit_of_the_code_counts():
    links, payloads = build()
    mac = links[1].mac
    links[1] = replace(links[1], mac=("0" if mac[0] != "0" else "1") + mac[1:])
    assert check(links, payloads) == [(2, "altered"), (3, "broken_link")]


def test_an_entry_sealed_anew_without_the_key_is_named():
    links, payloads = build()
    forged = chain.seal(2, AT, "other", "approve", payloads[2], links[0].mac, b"a guess")
    links[1] = replace(forged, key_id=chain.key_id(KEY))
    assert check(links, payloads) == [(2, "altered"), (3, "broken_link")]


def test_an_entry_sealed_as_if_there_were_no_key_is_named():
    links, payloads = build()
    links[3] = chain.seal(4, AT, "other", "close", payloads[4], links[2].mac, None)
    assert check(links, payloads) == [(4, "unkeyed_after_key")]


@pytest.mark.parametrize(
    ("payload", "reason"),
    (
        (Payload(b"\x02" * 16, '{"note":"x"}'), "payload_altered"),
        (Payload(b"\x03" * 16, '{"note":"b"}'), "payload_altered"),
        (Payload(b"", "no json"), "payload_altered"),
        (None, "payload_missing"),
    ),
)
def test_a_changed_payload_is_named(payload, reason):
    links, payloads = build()
    del payloads[2]
    if payload:
        payloads[2] = payload
    assert check(links, payloads) == [(2, reason)]


def test_a_payload_of_no_entry_is_named():
    links, payloads = build()
    payloads[9] = payloads[1]
    assert check(links, payloads) == [(9, "payload_without_entry")]


def test_a_removed_entry_is_named():
    links, payloads = build()
    del links[1], payloads[2]
    assert check(links, payloads) == [(2, "missing"), (3, "broken_link")]


def test_a_removed_first_entry_is_named():
    links, payloads = build()
    del links[0], payloads[1]
    assert check(links, payloads) == [(1, "missing"), (2, "broken_link")]


def test_entries_in_another_order_are_named():
    links, payloads = build()
    links[1], links[2] = links[2], links[1]
    assert (2, "out_of_order") in check(links, payloads)


def test_an_inserted_entry_is_named():
    links, payloads = build()
    links.insert(2, replace(links[1], actor="somebody"))
    assert {(2, "out_of_order"), (2, "altered")} <= set(check(links, payloads))


def test_an_appended_entry_is_named():
    links, payloads = build()
    payloads[5] = payloads[4]
    links.append(replace(links[3], seq=5, previous=links[3].mac))
    assert check(links, payloads) == [(5, "altered")]


def test_a_log_of_another_object_is_named():
    links, payloads = build()
    found = chain.verify(links, payloads, {chain.key_id(KEY): KEY}, chain.origin("case-2"))
    assert found == [Problem(1, "broken_link")]


def test_a_cut_off_end_shows_against_a_head_noted_before():
    links, payloads = build()
    noted = chain.head(links)
    assert noted == Head(4, links[3].mac)
    assert check(links, payloads, expected=noted) == []
    del links[3], payloads[4]
    assert check(links, payloads) == []
    assert check(links, payloads, expected=noted) == [(4, "truncated")]
    assert check([], {}, expected=noted) == [(4, "truncated")]


def test_a_log_written_anew_shows_against_a_head_noted_before():
    noted = chain.head(build()[0])
    again = build(({"note": "a"}, {"note": "b"}, {"note": "c"}, {"note": "other"}, {"note": "e"}))
    assert check(*again) == []
    assert check(*again, expected=noted) == [(4, "other_head")]


def test_a_head_noted_before_holds_for_a_longer_log():
    noted = chain.head(build()[0])
    assert check(*build((*REASONS, {"note": "e"})), expected=noted) == []


def test_an_empty_chain_has_no_head():
    assert chain.head([]) is None


def erased():
    """The second payload is gone, and the fourth entry says so."""
    links, payloads = build(
        ({"note": "a"}, {"note": "b"}, {"note": "c"}, {"seq": 2, "length": 12}),
        actions=("submit", "approve", "accept", chain.ERASED),
    )
    del payloads[2]
    return links, payloads


def test_an_erasure_that_the_log_tells_of_is_a_notice():
    links, payloads = erased()
    found = chain.verify(links, payloads, {chain.key_id(KEY): KEY}, START)
    assert found == [Problem(2, "erased")]
    assert found[0].notice
    assert not Problem(2, "altered").notice


def test_an_erasure_whose_entry_was_changed_does_not_count():
    links, payloads = erased()
    payloads[4] = chain.payload({"seq": 1, "length": 12}, b"\x04" * 16)
    del payloads[1]
    assert check(links, payloads) == [(1, "payload_missing"), (2, "payload_missing"), (4, "payload_altered")]


def test_a_payload_that_came_back_is_named():
    links, payloads = erased()
    payloads[2] = chain.payload({"note": "b"}, b"\x02" * 16)
    assert check(links, payloads) == [(2, "erased_but_present")]


def test_another_action_does_not_erase():
    links, payloads = build(({"note": "a"}, {"seq": 1}))
    del payloads[1]
    assert check(links, payloads) == [(1, "payload_missing")]


def test_an_erasure_reaches_backwards_only():
    links, payloads = build(({"seq": 2}, {"note": "b"}), actions=(chain.ERASED, "submit"))
    del payloads[2]
    assert check(links, payloads) == [(2, "payload_missing")]


def test_keys_may_change():
    built = build(keys=(OLD_KEY, OLD_KEY, KEY, KEY))
    assert check(*built, keys=(OLD_KEY, KEY)) == []
    assert check(*built) == [(1, "unknown_key"), (2, "unknown_key")]


def test_a_log_begun_without_a_key_says_so_once():
    found = check(*build(keys=(None, None, KEY, KEY)))
    assert found == [(1, "unkeyed")]
    assert Problem(1, "unkeyed").notice
    assert not Problem(3, "unkeyed_after_key").notice


def test_a_chain_without_a_key_still_shows_changes():
    links, payloads = build(keys=(None,) * 4)
    assert chain.key_id(None) == "unkeyed" == links[0].key_id
    links[1] = replace(links[1], actor="other")
    assert check(links, payloads) == [(1, "unkeyed"), (2, "altered")]
