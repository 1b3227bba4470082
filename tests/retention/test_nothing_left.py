"""What an anonymised case was, and who had to do with it, is nowhere: the live objects are read."""

import struct
import transaction
from AccessControl import getSecurityManager
from ntnu.deviations.access.guard import case_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.retention import run as retention
from plone import api
from tests.house import at
from tests.retention.old import archived
from tests.retention.old import everything
from tests.retention.old import LATER
from tests.retention.old import PEOPLE
from tests.retention.old import TOKENS
from tests.speakup.test_nothing_left import empty_mailbox
from ZODB.serialize import referencesf


def data_below(web, start: bytes, without=()):
    """OID and bytes of every live object below ``start``, blobs too."""
    transaction.begin()
    storage = web.portal._p_jar.db().storage
    waiting, seen = [start], set(without)
    while waiting:
        oid = waiting.pop()
        if oid in seen:
            continue
        seen.add(oid)
        data, _tid = storage.load(oid)
        yield oid, data
        held = web.portal._p_jar.get(oid)
        if type(held).__name__ == "Blob":
            with held.open() as file:
                yield oid, file.read()
        waiting += referencesf(data)


def tokens_in(web, start: bytes = b"\0" * 8) -> set[str]:
    found = set()
    for _oid, data in data_below(web, start):
        text = data.decode("utf-8", "replace").casefold()
        found |= {token for token in TOKENS if token in text}
    return found


def act(house):
    """Let the archivist do what is ready."""
    with at(LATER), house.acting("archivist"):
        user = getSecurityManager().getUser()
        found = retention.plan(house.register, user, LATER)
        return retention.act(house.register, user, found.digest, LATER).numbers


def test_nothing_is_left(web):
    path = web.address(web.committed(lambda house: archived(everything(house))))
    web.committed(empty_mailbox)
    # The looking finds what there is to find.
    assert tokens_in(web) == TOKENS - {"qforslagstegn"}
    (number,) = web.committed(act)
    assert number == web.at(path).number
    assert tokens_in(web) == set()


def people_in(web, case) -> set[tuple[str, str]]:
    """Who is named in the case and below it, less its place in the register."""
    above = [web.portal._p_jar.root()._p_oid, *(place._p_oid for place in case.aq_chain[1:-2])]
    return {
        (person, web.portal._p_jar.get(oid).__class__.__name__)
        for oid, data in data_below(web, case._p_oid, above)
        for person in PEOPLE | {"archivist"}
        if pickled(person) in data or f'"{person}"'.encode() in data
    }


def pickled(person: str) -> bytes:
    """A user id as the database writes it, or JSON in it does: "per" is no part of "persistent"."""
    return struct.pack("<I", len(person)) + person.encode()


def test_nobody_is_named(web):
    path = web.address(web.committed(lambda house: archived(everything(house))))
    web.committed(empty_mailbox)
    assert {person for person, _kind in people_in(web, web.at(path))} == PEOPLE | {"archivist"}
    web.committed(act)
    case = web.at(path)
    # Who did it stands in the one entry of the log.
    assert people_in(web, case) == {("archivist", "LOBTree")}
    register = web.at("/deviations")
    uid = api.content.get_uuid(case)
    for person in PEOPLE:
        assert all(row[0] != uid for row in register.hearing_members.get(person, ()))
        assert uid not in register.measure_people.get(person, ())
    index = register.case_index
    (row,) = index.rows_of_uid(uid)
    assert not PEOPLE & {word for value in row.values() for word in str(value).split("'")}
    assert (row["reporter"], row["workers"], row["title"], row["wake"]) == ("", (), case.number, None)
    assert not any("recipient.idi" in persons for _units, persons in register.exclusions.values())
    assert [entry.action for entry in caselog.entries(case)] == ["anonymise"]
    assert [problem.reason for problem in caselog.verify(case)] == ["cut"]
    assert case_of(case) is not None
