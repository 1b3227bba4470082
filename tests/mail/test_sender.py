"""What waits in the outbox is sent: nothing lost, nothing twice, whatever the mail server does."""

import pytest
import transaction
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.delivery import round as rounds
from ntnu.deviations.delivery.round import Memory
from ntnu.deviations.engine import carry_out
from ntnu.deviations.engine.perform import perform
from ntnu.deviations.mail import outbox
from ntnu.deviations.mail import people
from ntnu.deviations.reporting.submit import submit
from plone import api
from Products.MailHost.MailHost import MailHost
from tests.mail.receiving import until
from tests.register import APPROVE
from tests.register import REPORT


def report(web, **changes) -> str:
    """The address of a case that was just reported; its mails wait."""

    def do(house):
        with house.acting("kari"):
            return web.address(submit(house.register, {**REPORT, **changes}).case)

    return web.committed(do)


FOUR = ["kari", "manager.ie", "recipient.ie", "second.ie"]


def readers(post) -> list[str]:
    return [to for to, _subject in post.read()]


def test_the_mails_of_an_act_go_out_each_once(web, post, inbox):
    inbox.start()
    path = report(web)
    number = web.at(path).number
    for _sender in range(3):
        post.start()
    inbox.wait(4)
    post.drained()
    assert post.read() == [
        ("kari", f"[EQS NTNU] Vi har mottatt meldingen din «Sensuren kom for sent», ID {number}"),
        ("manager.ie", f"[EQS NTNU] Avvik meldt ved Enhet IE, ID {number}"),
        ("recipient.ie", f"[EQS NTNU] Ny avviksmelding «Sensuren kom for sent», ID {number}"),
        ("second.ie", f"[EQS NTNU] Ny avviksmelding «Sensuren kom for sent», ID {number}"),
    ]
    assert {mail["From"] for mail in inbox.messages} == {"EQS NTNU <eqs@ntnu.example>"}
    assert {mail["X-Auto-Response-Suppress"] for mail in inbox.messages} == {"All"}
    assert len({mail["Message-ID"] for mail in inbox.messages}) == 4


def test_an_act_that_fails_leaves_nothing_to_send(web, post, monkeypatch):
    path = report(web)
    before = post.state()
    real = carry_out.deliver.send

    def then_fail(*args):
        real(*args)
        raise RuntimeError("after the last step")

    monkeypatch.setattr(carry_out.deliver, "send", then_fail)
    assert web.visitor("recipient.ie").act(path, "approve", **APPROVE).status_code == 500
    assert post.state() == before


def test_mail_waits_for_a_dead_server_and_goes_out_once(web, post, inbox, heard, caplog):
    report(web)
    post.start()
    heard("cannot be reached")
    assert post.state().waiting == 4
    # Who is at the same site sends by the mail host as ever: nothing of it was changed.
    host = web.portal.MailHost
    assert isinstance(host, MailHost) and not host.smtp_queue and host.smtp_queue_directory == "/tmp"
    inbox.start()
    inbox.wait(4)
    post.drained()
    assert readers(post) == FOUR
    assert caplog.text.count("cannot be reached") == caplog.text.count("is back") == 1


@pytest.mark.parametrize(
    "step, answers", [("rcpt", ["450 greylisted", "451 later"]), ("data", ["452 no room"] * 2)]
)
def test_a_mail_refused_for_the_moment_is_tried_again(web, post, inbox, step, answers):
    getattr(inbox, step).extend(answers)
    inbox.start()
    report(web)
    post.start()
    inbox.wait(4)
    post.drained()
    assert readers(post) == FOUR
    assert post.state().refused == 0


def test_a_connection_lost_at_goodbye_is_no_mail_lost_and_none_twice(web, post, inbox, monkeypatch):
    async def slam(server, session, envelope):
        server.transport.close()
        return "221 bye"

    monkeypatch.setattr(inbox, "handle_QUIT", slam, raising=False)
    inbox.start()
    report(web)
    post.start()
    inbox.wait(4)
    post.drained()
    assert readers(post) == FOUR


def test_killed_after_the_server_took_it_it_comes_again_as_the_same_mail(web, post, inbox, monkeypatch):
    inbox.start()
    report(web)
    register = web.at("/deviations")
    (key, letters), *_none = outbox.waiting(register)

    def killed(*args):
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(rounds.outbox, "done", killed)
        with pytest.raises(KeyboardInterrupt):
            rounds.send_all(register, Memory(0.05))
    transaction.abort()
    post.start()
    inbox.wait(5)
    post.drained()
    ids = [mail["Message-ID"] for mail in inbox.messages]
    assert len(ids) == 5 and len(set(ids)) == 4


def test_who_was_recused_meanwhile_gets_nothing(web, post, inbox):
    path = report(web)
    web.committed(lambda house: recuse(house, web.at(path), "second.ie"))
    post.start()
    inbox.start()
    inbox.wait(3)
    post.drained()
    assert readers(post) == ["kari", "manager.ie", "recipient.ie"]


def recuse(house, case, person):
    with house.acting("recipient.ie"):
        perform(case, "recuse", {"person": person, "reason": "Inhabil"})


def test_what_was_handed_over_meanwhile_is_told_to_nobody(web, post, inbox):
    path = report(web, title="Qhemmelig")
    answer = web.visitor("recipient.ie").act(path, "reregister", text="Saken er alvorlig.")
    assert answer.status_code == 200, answer.text
    inbox.start()
    post.start()
    inbox.wait(3)
    post.drained()
    assert [(to, subject) for to, subject in post.read() if "Qhemmelig" in subject] == []
    assert readers(post) == ["kari", "second.speakup", "speakup"]


def test_without_an_address_it_waits_and_that_is_told_once(web, post, inbox):
    def address(house, text):
        with api.env.adopt_roles(["Manager"]):
            api.user.get("second.ie").setMemberProperties({"email": text})

    web.committed(lambda house: address(house, ""))
    # The change itself is told of, too.
    web.committed(lambda house: outbox.empty(house.register))
    inbox.start()
    path = report(web)
    sender = post.start()
    inbox.wait(3)
    until(lambda: post.state().unreached == ("second.ie",))
    sender.stop()
    told = [entry for entry in caselog.entries(web.at(path)) if entry.action == "mail_unreachable"]
    assert [dict(entry.why) for entry in told] == [{"mails": [["new_report", "second.ie"]]}]
    web.committed(lambda house: address(house, "second.ie@ntnu.example"))
    post.start()
    until(lambda: post.state().unreached == ())
    post.drained()
    number = web.at(path).number
    assert sorted(to for to, subject in post.read() if number in subject) == FOUR


def test_a_directory_that_does_not_answer_keeps_nobody_else_waiting(web, post, inbox, monkeypatch):
    real, asked = people.person, []

    def person(who):
        if who == "second.ie":
            asked.append(who)
            raise ConnectionError("The directory does not answer.")
        return real(who)

    report(web)
    inbox.start()
    with monkeypatch.context() as down:
        down.setattr(people, "person", person)
        sender = post.start()
        inbox.wait(3)
        until(lambda: asked and post.state().waiting == 1)
        assert readers(post) == ["kari", "manager.ie", "recipient.ie"]
        assert post.state().unreached == ()
        sender.stop()
    post.start()
    inbox.wait(4)
    post.drained()
    assert readers(post) == FOUR


def test_a_mail_refused_for_good_is_told_and_can_be_sent_again(web, post, inbox, caplog):
    path = report(web)
    inbox.start()
    post.start()
    inbox.wait(4)
    post.drained()
    inbox.messages.clear()
    inbox.rcpt.append("550 no such person kari@ntnu.example")
    case = web.at(path)
    answer = web.visitor("recipient.ie").act(path, "request_information", text="Når var eksamen?")
    assert answer.status_code == 200, answer.text
    post.start()
    inbox.wait(1)
    post.drained()
    assert post.read() == [("recipient.ie", f"[EQS NTNU] E-post om ID {case.number} kom ikke fram")]
    assert "Navn kari" in inbox.messages[0].get_body(("plain",)).get_content()
    (entry,) = [entry for entry in caselog.entries(web.at(path)) if entry.action == "mail_refused"]
    assert dict(entry.why) == {"mails": [["question", "kari"]]}
    assert post.state().refused == 1 and "kari" not in caplog.text
    answer = web.visitor("recipient.ie").act(path, "send_again")
    assert answer.status_code == 200, answer.text
    inbox.messages.clear()
    for _sender in range(2):
        post.start()
    inbox.wait(1)
    post.drained()
    assert post.read() == [("kari", f"[EQS NTNU] Spørsmål om ID {case.number}")]
    assert post.state().refused == 0
