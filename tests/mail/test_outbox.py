"""The outbox: whose turn it is, what a notice keeps, and what is left out of one that waits."""

import pytest
from datetime import timedelta
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.controlpanel.mail_preview import look
from ntnu.deviations.controlpanel.mail_preview import send_test
from ntnu.deviations.delivery import turn
from ntnu.deviations.delivery.failed import refuse
from ntnu.deviations.delivery.letter import Fate
from ntnu.deviations.delivery.letter import write
from ntnu.deviations.domain.folder_roles import Change
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.mail import outbox
from ntnu.deviations.mail.attached import send_file
from ntnu.deviations.mail.kinds import kind_of
from ntnu.deviations.mail.packing import pack
from ntnu.deviations.mail.packing import unpack
from ntnu.deviations.mail.packing import without_texts
from ntnu.deviations.now import now
from tests.house import at
from tests.mail.cases import FACULTY
from tests.mail.cases import KINDS
from tests.mail.cases import notice
from tests.register import CLOSE


def test_the_turn_of_a_server_that_died_ends(house):
    with at(now()) as clock:
        assert turn.take(house.register, "one") and turn.take(house.register, "one")
        assert not turn.take(house.register, "two")
        clock.moment += timedelta(seconds=31)
        assert turn.take(house.register, "two") and not turn.take(house.register, "one")
        turn.give_back(house.register, "one")
        assert not turn.take(house.register, "one")
        turn.give_back(house.register, "two")
        assert turn.take(house.register, "one")


@pytest.mark.parametrize("kind", KINDS)
def test_a_notice_is_kept_as_plain_values(kind):
    told = notice(kind, unit=FACULTY)
    packed = pack(told)
    assert "ntnu" not in repr([type(part) for part in _leaves(packed)])
    back = unpack(packed, {FACULTY.uid: FACULTY}.get)
    assert (back.kind, back.to, back.unit, back.part, back.url) == (
        kind,
        told.to,
        FACULTY,
        told.part,
        told.url,
    )
    assert {name: _listed(value) for name, value in back.words.items()} == {
        name: _listed(value) for name, value in told.words.items()
    }


def _leaves(value):
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for item in value:
            yield from _leaves(item)
    else:
        yield value


def _listed(value):
    return list(value) if isinstance(value, list | tuple) else value


def test_changes_of_roles_come_back():
    told = [Change("Case Worker", "per", True)]
    assert (
        unpack(pack(Notice("roles_changed", "ola", words={"changes": told})), {}.get).words["changes"] == told
    )


def test_texts_are_left_out():
    assert unpack(without_texts(pack(notice("closed"))), {}.get).words.keys() == {"solved"}


def test_what_was_redacted_is_in_no_mail_that_waits(house):
    case = house.case("in_process")
    with house.acting("worker.idi"):
        perform(case, "close", {**CLOSE, "text": "Qtekst om Ola"})
        perform(case, "redact", {"target": "field:text_to_reporter", "reason": "Navn"})
    ((_key, letters), *_more) = outbox.waiting(house.register)
    assert "Qtekst" not in repr(letters.notices)
    house.forget_mails()
    assert outbox.waiting(house.register) == []


def a_test_and_a_file(house, case):
    """A mail somebody sent to themselves to look at it, and a document: both hold what was written."""
    with house.acting("worker.idi"):
        shown = look(house.register, kind_of("received"), "nb", "Om {number}\n\n{title}\n", case.number)
        send_test(house.register, shown, "nb")
        file = ("a.pdf", b"%")
        send_file(case, "in_process", "worker.idi", ["en@annet.example"], ("Sak", "Se"), file, "nb")
    return outbox.waiting(house.register)


def test_what_was_redacted_is_in_no_file_that_waits_or_was_refused(house):
    case = house.case("in_process")
    house.forget_mails()
    a_test_and_a_file(house, case)
    key = next(key for key, letters in outbox.waiting(house.register) if "name" in letters.parcel)
    outbox.refuse(house.register, key, 0)
    a_test_and_a_file(house, case)
    assert len(outbox.waiting(house.register)) == 3
    house.act(case, "worker.idi", "redact", target="field:what_happened", reason="Navn")
    assert [letters for _key, letters in outbox.waiting(house.register) if letters.parcel] == []
    assert outbox.refused(house.register, uid_of(case)) == ()


def test_a_test_mail_is_for_who_still_reads_the_case(house):
    case = house.case("in_process")
    house.forget_mails()
    (key, letters), *_file = sorted(
        a_test_and_a_file(house, case), key=lambda row: "message" not in row[1].parcel
    )
    assert write(house.register, letters, 0).to == "worker.idi@ntnu.example"
    # Nobody else would know what to do with one that is refused.
    with house.acting("recipient.ie"):
        perform(case, "reassign", {"case_worker": "second.idi", "reason": "Fravær"})
    assert write(house.register, letters, 0) is Fate.DROPPED
    refuse(house.register, key, 0)
    assert outbox.find(house.register, key) is None and outbox.refused(house.register, uid_of(case)) == ()
