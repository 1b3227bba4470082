"""The signed list of heads: its form, and every change that is made to it afterwards."""

import hashlib
import hmac
import json
import pytest
from datetime import datetime
from datetime import UTC
from ntnu.deviations.caselog import chain
from ntnu.deviations.caselog import head_lists as heads
from ntnu.deviations.caselog.chain import Head
from ntnu.deviations.caselog.chain import Problem
from ntnu.deviations.caselog.head_lists import HeadsList
from ntnu.deviations.caselog.head_lists import Noted

KEY = b"a key for the tests, 32 bytes long"
OLD_KEY = b"the key that was used before that one"
AT = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
NOTED = (
    Noted("register", "r1", "deviations", Head(4, "aa")),
    Noted("unit", "u1", "IDI", Head(2, "bb")),
    Noted("case", "c1", "AVVIK-2026-000412", Head(17, "cc")),
)


def made(key=KEY, register="r1", noted=NOTED) -> bytes:
    return b"".join(heads.lines(register, AT, noted, key))


def read(data, keys=(KEY,), register="r1") -> HeadsList:
    return heads.read(data, register, {chain.key_id(key): key for key in keys})


def reasons(found: HeadsList) -> list[str]:
    return [problem.reason for problem in found.problems]


def test_the_form():
    *body, seal = made().splitlines(keepends=True)
    assert [json.loads(line) for line in body] == [
        {"register": "r1", "at": "2026-11-23T02:30:00.000000+00:00"},
        {"uid": "r1", "register": "deviations", "seq": 4, "mac": "aa"},
        {"uid": "u1", "unit": "IDI", "seq": 2, "mac": "bb"},
        {"uid": "c1", "number": "AVVIK-2026-000412", "seq": 17, "mac": "cc"},
    ]
    assert json.loads(seal) == {
        "lines": 3,
        "key_id": hashlib.sha256(KEY).hexdigest()[:8],
        "mac": hmac.new(KEY, b"".join(body), hashlib.sha256).hexdigest(),
    }


def test_read_as_it_was_written():
    assert read(made()) == HeadsList(AT, {one.uid: one for one in NOTED})
    assert read(made(noted=())) == HeadsList(AT, {})
    assert read(made(OLD_KEY), keys=(KEY, OLD_KEY)).problems == ()


@pytest.mark.parametrize("place", range(len(made())))
def test_a_changed_byte_anywhere_is_found(place):
    data = bytearray(made())
    data[place] ^= 1
    if place == len(data) - 1:
        # The last line break: nothing hangs on it.
        data[place:] = b""
        assert read(bytes(data)).problems == ()
        return
    found = read(bytes(data))
    if found.problems == ():
        # Only the count at the end, which nothing relies on, may still read the same list.
        assert found == read(made())
        assert place > len(made().rpartition(b'{"lines"')[0])
    else:
        assert (found.at, found.noted) == (None, {})
        assert not found.problems[0].notice


def test_lines_taken_out_added_and_moved_are_found():
    first, *body, seal = made().splitlines(keepends=True)
    for lines in (body[1:], [*body, body[0]], body[::-1], []):
        assert reasons(read(b"".join([first, *lines, seal]))) == ["heads_altered"]
    assert reasons(read(b"".join([first, *body]))) == ["heads_unreadable"]


@pytest.mark.parametrize(
    "data",
    [b"", b"\n", b"{}", b"[]\n", b"\xff\xfe\n", b"x\n" + b'{"key_id": 1, "mac": 2}', b"[" * 100_000],
    ids=lambda data: data[:10],
)
def test_what_is_no_list(data):
    assert reasons(read(data)) == ["heads_unreadable"]


def test_a_key_nobody_knows():
    assert reasons(read(made(OLD_KEY))) == ["heads_unknown_key"]


def test_without_a_key():
    found = read(made(None), keys=())
    assert (found.at, found.problems) == (AT, (Problem(0, "heads_unkeyed"),))
    assert found.problems[0].notice


def test_a_list_without_a_key_where_there_is_one_is_not_trusted():
    found = read(made(None))
    assert (found.at, found.noted, reasons(found)) == (None, {}, ["heads_unkeyed_despite_key"])
    assert not found.problems[0].notice


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[1]\n",
        b'{"register": "r1"}\n',
        b'{"register": "r1", "at": "yesterday"}\n',
        b'{"register": "r1", "at": "2026-11-23"}\n{"uid": "c1"}\n',
        b'{"register": "r1", "at": "2026-11-23"}\n{"uid": [], "number": "x", "seq": 1, "mac": ""}\n',
        b"[" * 100_000 + b"\n",
    ],
    ids=lambda body: body[-30:],
)
def test_anybody_can_seal_nonsense_without_a_key(body):
    code = hashlib.sha256(body).hexdigest()
    seal = json.dumps({"lines": 1, "key_id": "unkeyed", "mac": code}).encode()
    assert reasons(read(body + seal, keys=())) == ["heads_unreadable"]


def test_another_registers_list():
    assert reasons(read(made(register="r2"))) == ["heads_of_another_register"]
