"""Acts and the real queue of mail: what is committed is queued, what fails is not."""

import pytest
import transaction
from email import message_from_bytes
from email import policy
from ntnu.deviations.actions import carry_out
from ntnu.deviations.actions.errors import InvalidData
from ntnu.deviations.mail.queue import Queue
from tests.actions.unchanged import picture
from tests.register import APPROVE


@pytest.fixture
def queue(web, monkeypatch, tmp_path):
    """The site's own mail host, with an empty queue of the test's own."""
    monkeypatch.setenv("NTNU_DEVIATIONS_MAIL_QUEUE", str(tmp_path / "queue"))
    kept = Queue(tmp_path / "queue")
    kept.make()

    def real(house):
        house.portal.kept_host = house.portal.MailHost
        house.portal.MailHost = house.portal._original_MailHost
        house.portal.MailHost.smtp_queue = True
        house.portal.MailHost.smtp_queue_directory = kept.path

    def pretended(house):
        house.portal.MailHost = house.portal.kept_host
        del house.portal.kept_host

    web.committed(real)
    yield kept
    web.committed(pretended)


def mails(queue) -> list[tuple[str, str]]:
    found = [message_from_bytes(queue.content(name), policy=policy.default) for name in queue.waiting()]
    return sorted((mail["To"].removesuffix("@ntnu.example"), mail["Subject"]) for mail in found)


def test_mail_goes_with_the_act(web, queue):
    number = web.at(web.case("received")).number
    assert mails(queue) == [
        ("kari", f"[EQS NTNU] Vi har mottatt meldingen din «Sensuren kom for sent», ID {number}"),
        ("manager.ie", f"[EQS NTNU] Avvik meldt ved Enhet IE, ID {number}"),
        ("recipient.ie", f"[EQS NTNU] Ny avviksmelding «Sensuren kom for sent», ID {number}"),
        ("second.ie", f"[EQS NTNU] Ny avviksmelding «Sensuren kom for sent», ID {number}"),
    ]


def test_no_mail_and_no_trace_of_an_act_that_fails(web, queue, monkeypatch):
    case = web.case("received")
    before, waiting = web.committed(picture), queue.waiting()
    with pytest.raises(InvalidData):
        web.committed(lambda house: house.act(web.at(case), "recipient.ie", "approve", unit="IDI"))
    transaction.abort()
    sent = carry_out.deliver.send

    def then_fail(*args):
        sent(*args)
        raise RuntimeError("after the last step")

    monkeypatch.setattr(carry_out.deliver, "send", then_fail)
    # Over HTTP the whole request is taken back.
    assert web.visitor("recipient.ie").act(case, "approve", **APPROVE).status_code == 500
    assert (web.committed(picture), queue.waiting()) == (before, waiting)
