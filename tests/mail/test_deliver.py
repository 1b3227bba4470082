"""Mails belong to the transaction: queued with it, gone with it, and no act fails for one."""

import logging
import pytest
import transaction
from email import message_from_bytes
from ntnu.deviations.core.plan import Notice
from ntnu.deviations.mail.deliver import send
from ntnu.deviations.mail.queue import Queue
from ntnu.deviations.mail.render import language_of
from ntnu.deviations.mail.sender import QueueSender
from ntnu.deviations.mail.setup import configure_mailhost
from ntnu.deviations.mail.setup import ensure_sender
from ntnu.deviations.mail.startup import start_site
from pathlib import Path
from plone import api
from plone.app.testing.utils import MockMailHost
from Products.MailHost.MailHost import MailHost
from Products.MailHost.MailHost import queue_threads
from tests.mail.cases import CASE
from tests.mail.cases import notice
from tests.mail.cases import URL
from tests.mail.receiving import Inbox
from tests.mail.receiving import until


@pytest.fixture
def inbox():
    """A mail server that is not started yet."""
    inbox = Inbox()
    yield inbox
    inbox.stop()


@pytest.fixture
def site(functional_portal, tmp_path, monkeypatch, inbox):
    """The site with a real mail host, whose queue is the test's own; nobody is logged in."""
    monkeypatch.setenv("NTNU_DEVIATIONS_MAIL_QUEUE", str(tmp_path / "queue"))
    monkeypatch.setenv("NTNU_DEVIATIONS_MAIL_INTERVAL", "0.05")
    monkeypatch.delenv("NTNU_DEVIATIONS_DEMO", raising=False)
    monkeypatch.delenv("MAILHOST_QUEUE_ONLY", raising=False)
    functional_portal.MailHost = MailHost("MailHost")
    configure_mailhost(functional_portal)
    for name, value in {
        "plone.smtp_host": "127.0.0.1",
        "plone.smtp_port": inbox.port,
        "plone.email_from_address": "eqs@ntnu.example",
        "plone.default_language": "nb",
    }.items():
        api.portal.set_registry_record(name, value)
    for name, language in (("kari", "nn"), ("per", "en"), ("ola", "")):
        person(name, f"{name}@ntnu.example", language)
    transaction.commit()
    yield functional_portal
    for sender in [thread for thread in queue_threads.values() if isinstance(thread, QueueSender)]:
        sender.stop()
    queue_threads.clear()


def person(name, address, language=""):
    with api.env.adopt_roles(["Manager"]):
        member = api.user.create(email="first@ntnu.example", username=name)
        member.setMemberProperties({"email": address, "language": language, "fullname": name.title()})


def queue(site):
    return Queue(site.MailHost.smtp_queue_directory)


def drained(site):
    """Wait until all is sent, and see that nothing more can be."""
    until(lambda: not queue(site).waiting(), "an empty queue")
    for thread in queue_threads.values():
        thread.stop()


def to(*names, kind="new_report"):
    return [notice(kind, name) for name in names]


def test_each_reader_gets_the_mail_in_the_own_language(site, inbox):
    inbox.start()
    queued = send(to("kari", "per", "ola"), CASE, URL, "worker")
    transaction.commit()
    languages = {mail["To"]: mail["Content-Language"] for mail in inbox.wait(3)}
    assert languages == {"kari@ntnu.example": "nn", "per@ntnu.example": "en", "ola@ntnu.example": "nb"}
    assert [n.to for n in queued] == ["kari", "per", "ola"]
    assert {mail["From"] for mail in inbox.messages} == {"EQS NTNU <eqs@ntnu.example>"}
    drained(site)
    assert len(inbox.messages) == 3


def test_the_language_chosen_for_replies_wins(site):
    assert language_of(Notice("received", "per", "nn")) == "nn"
    assert language_of(Notice("received", "per")) == "en"
    assert language_of(Notice("received", "ola")) == "nb"
    api.portal.set_registry_record("plone.available_languages", ["en", "nn", "nb"])
    api.portal.set_registry_record("plone.default_language", "nn")
    assert language_of(Notice("received", "ola")) == "nn"
    assert language_of(Notice("received", "nobody")) == "nn"


def test_an_aborted_transaction_sends_nothing(site, inbox):
    send(to("kari", "per"), CASE, URL, "worker")
    transaction.abort()
    assert queue(site).waiting() == []
    assert not list(Path(site.MailHost.smtp_queue_directory, "tmp").iterdir())
    inbox.start()
    send(to("per", kind="assigned"), CASE, URL, "worker")
    transaction.commit()
    inbox.wait()
    drained(site)
    assert [mail["To"] for mail in inbox.messages] == ["per@ntnu.example"]


def test_a_dead_server_fails_no_act_and_the_mail_goes_out_once_when_it_is_back(site, inbox, caplog):
    caplog.set_level(logging.INFO, "ntnu.deviations.mail")
    site.title = "An act"
    send(to("kari"), CASE, URL, "worker")
    transaction.commit()
    assert site.title == "An act"
    until(lambda: "cannot be reached" in caplog.text)
    assert len(queue(site).waiting()) == 1
    inbox.start()
    inbox.wait()
    drained(site)
    assert [mail["To"] for mail in inbox.messages] == ["kari@ntnu.example"]


def test_mail_queued_before_a_restart_goes_out_once_after_it(site, inbox, monkeypatch):
    with monkeypatch.context() as before:
        before.setenv("MAILHOST_QUEUE_ONLY", "1")  # the process dies before its sender looks
        send(to("kari", "per"), CASE, URL, "worker")
        transaction.commit()
    assert queue_threads == {}
    inbox.start()
    start_site(site)
    inbox.wait(2)
    drained(site)
    assert sorted(mail["To"] for mail in inbox.messages) == ["kari@ntnu.example", "per@ntnu.example"]


def test_new_settings_of_the_mail_server_count_at_once(site, inbox):
    api.portal.set_registry_record("plone.smtp_port", 1)
    transaction.commit()
    send(to("kari"), CASE, URL, "worker")
    transaction.commit()
    inbox.start()
    api.portal.set_registry_record("plone.smtp_port", inbox.port)
    transaction.commit()
    inbox.wait()


def test_who_acted_is_not_mailed(site):
    assert send(to("kari"), CASE, URL, "kari") == ()
    transaction.commit()
    assert queue(site).state().waiting == 0


@pytest.mark.parametrize("address", ["", "nonsense", "a@b.example\nBcc: evil@example.org"])
def test_a_person_without_a_usable_address_is_passed_over(site, caplog, address):
    person("lars", address)
    queued = send(to("lars", "nobody", "kari"), CASE, URL, "worker")
    transaction.commit()
    assert [n.to for n in queued] == ["kari"]
    assert len(queue(site).waiting()) == 1
    said = [record for record in caplog.records if record.name.startswith("ntnu.deviations.mail")]
    assert [record.levelname for record in said if "no e-mail address" in record.getMessage()] == [
        "WARNING"
    ] * 2
    assert CASE.title not in caplog.text
    assert "evil" not in caplog.text


def test_a_queue_that_cannot_be_written_fails_no_act(site, tmp_path, caplog):
    (tmp_path / "file").write_text("in the way")
    site.MailHost.smtp_queue_directory = str(tmp_path / "file" / "queue")
    assert send(to("kari"), CASE, URL, "worker") == ()
    transaction.commit()
    assert "could not be queued" in caplog.text
    assert CASE.title not in caplog.text


def test_a_folder_that_is_there_but_no_maildir_is_no_trouble(site, tmp_path):
    (tmp_path / "empty").mkdir()
    site.MailHost.smtp_queue_directory = str(tmp_path / "empty")
    assert len(send(to("kari"), CASE, URL, "worker")) == 1
    transaction.commit()
    assert queue(site).state().waiting == 1


def test_a_mail_host_without_queue_gets_one(site):
    site.MailHost.smtp_queue = False
    transaction.commit()
    assert len(send(to("kari"), CASE, URL, "worker")) == 1
    transaction.commit()
    assert site.MailHost.smtp_queue
    assert len(queue(site).waiting()) == 1


def test_a_site_without_a_from_address_sends_from_its_own_host(site, inbox):
    record = api.portal.get_tool("portal_registry").records["plone.email_from_address"]
    record.field.required = False
    record.value = None
    site.REQUEST.setServerURL("https", "eqs.ntnu.example")
    inbox.start()
    send(to("kari"), CASE, URL, "worker")
    transaction.commit()
    assert inbox.wait()[0]["From"] == "EQS NTNU <noreply@eqs.ntnu.example>"


def test_our_sender_takes_the_place_of_mailhosts_own(site):
    site.MailHost._startQueueProcessorThread()
    (stock,) = queue_threads.values()
    ours = ensure_sender(site.MailHost)
    assert isinstance(ours, QueueSender)
    assert stock._stopped
    site.MailHost._startQueueProcessorThread()
    assert list(queue_threads.values()) == [ours]
    assert ensure_sender(site.MailHost) is ours
    assert site.MailHost.queueThreadAlive()


def test_a_sender_that_was_stopped_is_started_again(site):
    first = ensure_sender(site.MailHost)
    first.stop()
    assert ensure_sender(site.MailHost) is not first


def test_a_mail_host_that_only_collects_is_served_too(site):
    site.MailHost = MockMailHost("MailHost")
    send(to("kari"), CASE, URL, "worker")
    (collected,) = site.MailHost.messages
    assert message_from_bytes(collected)["To"] == "kari@ntnu.example"
    assert queue_threads == {}


def test_a_mail_about_no_case(site, inbox):
    inbox.start()
    send([notice("roles_changed", "per", unit=CASE.unit)], None, "http://nohost/unit", "worker")
    transaction.commit()
    (mail,) = inbox.wait()
    assert mail["Subject"] == "[EQS NTNU] Folder roles changed at Department of Data"
    assert mail["References"] is None
