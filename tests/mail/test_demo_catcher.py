"""The demo's catcher keeps every mail; what it kept can be read, each her own."""

import datetime
import pytest
import smtplib
from email.message import EmailMessage
from email.policy import SMTP
from ntnu.deviations.mail import catcher
from ntnu.deviations.mail.caught import mail_folder
from ntnu.deviations.mail.caught import messages
from ntnu.deviations.mail.mailer import careful
from ntnu.deviations.mail.message import build
from ntnu.deviations.mail.people import Person
from ntnu.deviations.mail.render import render
from Products.MailHost.MailHost import MailHost
from tests.mail.cases import CASE
from tests.mail.cases import notice
from tests.mail.cases import URL
from tests.mail.receiving import free_port

AT = datetime.datetime(2026, 11, 18, 9, 30, tzinfo=datetime.UTC)


@pytest.fixture
def folder(tmp_path):
    yield tmp_path / "demo" / "mail"
    catcher.stop()


def give(address, to="kari@ntnu.example", language="nb"):
    rendered = render(notice("received"), CASE, URL, language, Person("kari", "Kåre Ås"))
    mail = build(rendered, language, to, ("EQS NTNU", "eqs@ntnu.example"), AT, CASE.uid, "an-id")
    with smtplib.SMTP(*address) as server:
        server.sendmail("eqs@ntnu.example", [to], mail)
    return rendered


def test_a_mail_is_kept_as_it_was(folder):
    rendered = give(catcher.start(folder, 0))
    (kept,) = messages(folder)
    assert (kept.subject, kept.text, kept.html) == (rendered.subject, rendered.text, rendered.html)
    assert (kept.to, kept.language, kept.date) == ("kari@ntnu.example", "nb", AT)
    assert [path.name for path in folder.iterdir()] == [f"{kept.id}.eml"]


def test_an_address_that_nobody_can_have_is_refused_for_good(folder):
    address = catcher.start(folder, 0)
    with pytest.raises(smtplib.SMTPRecipientsRefused) as caught:
        give(address, "kari@ntnu.invalid")
    assert [code for code, _words in caught.value.recipients.values()] == [550]
    assert messages(folder) == []


def test_newest_first_and_each_her_own(folder):
    address = catcher.start(folder, 0)
    for to in ("kari@ntnu.example", "per@ntnu.example", "Kari@NTNU.example"):
        give(address, to)
    assert [m.to for m in messages(folder)] == ["Kari@NTNU.example", "per@ntnu.example", "kari@ntnu.example"]
    assert [m.to for m in messages(folder, "per@ntnu.example")] == ["per@ntnu.example"]
    assert len(messages(folder, "KARI@ntnu.example")) == 2
    assert len(messages(folder, limit=2)) == 2
    assert messages(folder, "ari@ntnu.example") == []
    assert messages(folder, "") == []


def test_a_mail_without_a_page_can_be_read_too(folder):
    address = catcher.start(folder, 0)
    plain = EmailMessage(policy=SMTP)
    plain["To"], plain["Subject"] = "kari@ntnu.example", "Passord"
    plain.set_content("Hei\n")
    with smtplib.SMTP(*address) as server:
        server.sendmail("eqs@ntnu.example", ["kari@ntnu.example"], plain.as_bytes())
    (kept,) = messages(folder)
    assert (kept.text, kept.html, kept.date, kept.language) == ("Hei\n", "", None, "")


def test_unfinished_files_and_a_missing_folder_are_no_mails(tmp_path):
    assert messages(tmp_path / "nowhere") == []
    (tmp_path / ".1.eml.part").write_bytes(b"half")
    (tmp_path / ".hidden.eml").write_bytes(b"half")
    assert messages(tmp_path) == []


def test_the_catcher_starts_once_and_says_where(folder):
    port = free_port()
    assert catcher.address() is None
    assert catcher.start(folder, port) == ("127.0.0.1", port)
    assert catcher.start(folder, port) == ("127.0.0.1", port)
    assert catcher.address() == ("127.0.0.1", port)


def test_a_port_in_use_does_not_stop_the_server(folder, caplog):
    address = catcher.start(folder, 0)
    running, catcher._running = catcher._running, None
    try:
        assert catcher.start(folder, address[1]) is None
    finally:
        catcher._running = running
    assert "cannot listen" in caplog.text


def test_in_the_demo_no_mail_leaves_the_machine(folder, portal):
    catcher.start(folder, 0)
    mailer = careful(MailHost("MailHost", smtp_host="mail.ntnu.example", smtp_port=1)._makeMailer())
    message = EmailMessage(policy=SMTP)
    message["To"], message["Subject"] = "kari@ntnu.example", "Caught"
    mailer.vote("eqs@ntnu.example", ["kari@ntnu.example"], message.as_bytes())
    mailer.send("eqs@ntnu.example", ["kari@ntnu.example"], message.as_bytes())
    assert [m.subject for m in messages(folder)] == ["Caught"]


def test_the_folder_is_named_by_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("NTNU_DEVIATIONS_DEMO", str(tmp_path))
    assert mail_folder() == tmp_path / "mail"
    monkeypatch.delenv("NTNU_DEVIATIONS_DEMO")
    assert mail_folder() is None
