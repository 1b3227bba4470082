"""The way to the mail server: whose certificate counts, and when a password is sent."""

import pytest
import smtplib
import socket
import ssl
import subprocess
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from ntnu.deviations.mail.mailer import careful
from ntnu.deviations.mail.verdict import Verdict
from ntnu.deviations.mail.verdict import verdict
from plone import api
from Products.MailHost.MailHost import MailHost
from tests.mail.receiving import free_port

NAME = "mail.ntnu.example"
MESSAGE = b"Subject: Hei\r\n\r\nHei\r\n"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """Certificate and key of a mail server of the name, signed by itself."""
    folder = tmp_path_factory.mktemp("certificate")
    made, key = folder / "made.pem", folder / "key.pem"
    asked = ["-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}", "-days", "2", "-nodes"]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", *asked, "-out", made, "-keyout", key],
        check=True,
        capture_output=True,
    )
    return made, key


class Kept:
    """What the mail server got."""

    def __init__(self):
        self.mails, self.passwords = [], []

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(envelope.content)
        return "250 OK"

    def log_in(self, server, session, envelope, mechanism, data):
        self.passwords.append(data.password)
        return AuthResult(success=True)


@pytest.fixture
def mail_server(certificate, portal, monkeypatch):
    """Starts a mail server that every name leads to; what it got, and its port."""
    running, real = [], socket.create_connection
    monkeypatch.setattr(
        smtplib.socket, "create_connection", lambda at, *more: real(("127.0.0.1", int(at[1])), *more)
    )

    def start(way):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        kept, port = Kept(), free_port()
        options = {"authenticator": kept.log_in, "auth_require_tls": False}
        if way == "implicit":
            options["ssl_context"] = context
        elif way == "starttls":
            options["tls_context"] = context
        controller = Controller(kept, hostname="127.0.0.1", port=port, **options)
        controller.start()
        running.append(controller)
        return kept, port

    yield start
    for controller in running:
        controller.stop()


def send(port, host=NAME, user=None, **settings):
    """Send a mail as the sender does; the error, if there was one."""
    for name, value in {"host": host, "port": port, "userid": user, "pass": user and "hemmelig"}.items():
        api.portal.get_tool("portal_registry")[f"plone.smtp_{name}"] = value
    mailer = careful(MailHost("MailHost", **settings)._makeMailer())
    try:
        mailer.vote("eqs@ntnu.example", ["kari@ntnu.example"], MESSAGE)
        mailer.send("eqs@ntnu.example", ["kari@ntnu.example"], MESSAGE)
    except Exception as error:
        mailer.abort()
        return error
    return None


WAYS = {"starttls": {"force_tls": True}, "implicit": {"implicit_tls": True}}


@pytest.mark.parametrize("way", sorted(WAYS))
def test_only_a_trusted_certificate_of_that_name_gets_mail(way, mail_server, certificate, monkeypatch):
    kept, port = mail_server(way)
    for host, trusted in ((NAME, False), ("other.ntnu.example", True)):
        if trusted:
            monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
        error = send(port, host, user="eqs", **WAYS[way])
        assert isinstance(error, ssl.SSLCertVerificationError), error
        # It waits: no mail is lost for it.
        assert verdict(error) is Verdict.NO_SERVER
    assert (kept.mails, kept.passwords) == ([], [])
    assert send(port, NAME, user="eqs", **WAYS[way]) is None
    assert (kept.mails, kept.passwords) == ([MESSAGE], [b"hemmelig"])


def test_what_is_offered_and_not_required_is_checked_too(mail_server):
    kept, port = mail_server("starttls")
    assert isinstance(send(port), ssl.SSLCertVerificationError)
    assert kept.mails == []


def test_no_password_is_sent_as_it_is(mail_server):
    kept, port = mail_server("plain")
    error = send(port, user="eqs")
    assert verdict(error) is Verdict.NO_SERVER
    assert (kept.mails, kept.passwords) == ([], [])
    assert send(port) is None
    assert kept.mails == [MESSAGE]


@pytest.mark.parametrize("way", ["plain", *sorted(WAYS)])
def test_on_the_machine_itself_any_certificate_will_do(way, mail_server):
    kept, port = mail_server(way)
    assert send(port, "localhost", user="eqs", **WAYS.get(way, {})) is None
    assert (kept.mails, kept.passwords) == ([MESSAGE], [b"hemmelig"])
