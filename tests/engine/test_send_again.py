"""Refused mails are sent again: to whom, how often, and to nobody who may not be told any more."""

import pytest
from datetime import timedelta
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.delivery.failed import refuse
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import NotReady
from ntnu.deviations.engine.perform import available
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.engine.previewing import preview
from ntnu.deviations.mail import outbox
from ntnu.deviations.mail.attached import send_file
from ntnu.deviations.now import now
from tests.house import at
from tests.refused_mail import refuse_mail
from tests.register import CLOSE


@pytest.fixture
def case(house):
    case = house.case("in_process")
    house.forget_mails()
    return case


def offered(house, case, person) -> bool:
    with house.acting(person):
        return "send_again" in [found.action.id for found in available(case)]


def again(house, case, person="worker.idi"):
    house.forget_mails()
    house.act(case, person, "send_again")
    return [to for to, _subject in house.mailed()]


def test_it_is_offered_when_a_mail_of_the_case_was_refused(house, case):
    other = house.case("in_process")
    assert not offered(house, case, "worker.idi")
    refuse_mail(house, case)
    assert offered(house, case, "worker.idi") and offered(house, case, "recipient.ie")
    assert not offered(house, other, "worker.idi")
    for person in ("kari", "manager.idi", "worker.iik"):
        assert not offered(house, case, person)
        with pytest.raises(NotAllowed):
            house.act(case, person, "send_again")


def test_each_goes_once_however_often_it_is_pressed(house, case):
    refuse_mail(house, case)
    refuse_mail(house, case, "recipient.ie", "not_solved")
    assert again(house, case) == ["kari", "recipient.ie"]
    assert not offered(house, case, "worker.idi")
    with pytest.raises(NotReady) as caught:
        house.act(case, "worker.idi", "send_again")
    assert [error.code for error in caught.value.errors] == ["nothing_refused"]
    house.forget_mails()
    house.post()
    assert house.mailed() == []
    (entry,) = [entry for entry in caselog.entries(case) if entry.action == "send_again"]
    assert (entry.actor, dict(entry.why)) == (
        "worker.idi",
        {"mails": [["message", "kari"], ["not_solved", "recipient.ie"]]},
    )


def test_who_sends_again_what_was_to_them_gets_it(house, case):
    refuse_mail(house, case, "worker.idi", "not_solved")
    assert again(house, case) == ["worker.idi"]


def test_who_may_not_be_told_any_more_is_not_shown_and_gets_nothing(house, case):
    refuse_mail(house, case, "second.ie", "not_solved")
    refuse_mail(house, case)
    house.act(case, "recipient.ie", "recuse", person="second.ie", reason="Slektning.")
    with house.acting("worker.idi"):
        assert [mail.to for mail in preview(case, "send_again", {}).mails] == ["kari"]
    assert again(house, case) == ["kari"]
    assert outbox.state(house.register).refused == 0


def test_it_is_not_offered_for_the_sake_of_those_alone(house, case):
    refuse_mail(house, case, "second.ie", "not_solved")
    house.act(case, "recipient.ie", "recuse", person="second.ie", reason="Slektning.")
    assert not offered(house, case, "worker.idi")


def test_who_is_recused_after_the_button_was_pressed_gets_nothing(house, case):
    refuse_mail(house, case, "second.ie", "not_solved")
    with house.acting("worker.idi"):
        perform(case, "send_again", {})
    with house.acting("recipient.ie"):
        perform(case, "recuse", {"person": "second.ie", "reason": "Slektning."})
    house.post()
    assert "second.ie" not in [to for to, _subject in house.mailed()]


def test_what_was_redacted_since_is_left_out(house, case):
    with house.acting("worker.idi"):
        perform(case, "close", {**CLOSE, "text": "Qtekst om Ola"})
    (key,) = [key for key, letters in outbox.waiting(house.register) if letters.case == case.UID()]
    refuse(house.register, key, 0)
    house.act(case, "recipient.ie", "redact", target="field:text_to_reporter", reason="Et navn.")
    assert again(house, case, "recipient.ie") == ["kari"]
    (mail,) = house.mails()
    assert "Qtekst" not in mail.as_string()


def test_a_document_goes_out_again_with_its_file(house, case):
    send_file(
        case,
        "in_process",
        "worker.idi",
        ["ola@ntnu.example"],
        ("Saken", "Se her."),
        ("a.pdf", b"%PDF-"),
        "nb",
    )
    ((key, _letters),) = outbox.waiting(house.register)
    refuse(house.register, key, 0)
    with house.acting("worker.idi"):
        (shown,) = preview(case, "send_again", {}).mails
    assert (shown.to, shown.mail.subject, shown.reachable) == ("ola@ntnu.example", "Saken", True)
    assert again(house, case) == ["ola"]
    (mail,) = house.mails()
    assert [part.get_filename() for part in mail.iter_attachments()] == ["a.pdf"]


def test_refused_once_more_it_is_kept_anew_and_who_sent_it_is_told(house, case):
    refuse_mail(house, case)
    with at(now() + timedelta(days=50)):
        with house.acting("worker.idi"):
            perform(case, "send_again", {})
        ((key, letters),) = outbox.waiting(house.register)
        refuse(house.register, key, letters.open[0])
        assert ("worker.idi", f"[EQS NTNU] E-post om ID {case.number} kom ikke fram") in house.mailed()
    with at(now() + timedelta(days=100)):
        house.post()
        assert offered(house, case, "worker.idi")
