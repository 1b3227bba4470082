"""A real server is killed while the mail server is down: its mail goes out, once, after the restart."""

import requests
from tests.mail.receiving import free_port
from tests.mail.receiving import Inbox
from tests.mail.receiving import until
from tests.server import Server


def call(server, method, path, body):
    answer = requests.request(
        method,
        f"{server.url}/{path}",
        json=body,
        headers={"Accept": "application/json"},
        auth=server.manager,
        timeout=30,
    )
    answer.raise_for_status()


def test_mail_outlives_a_power_cut(tmp_path, prepared_site):
    inbox = Inbox(free_port())
    server = Server(
        tmp_path / "instance",
        prepared=prepared_site,
        environment={"NTNU_DEVIATIONS_MAIL_INTERVAL": "0.2"},
    ).start()
    queue = server.instance.home / "var" / "mailqueue" / "new"
    try:
        settings = {
            "smtp_host": "127.0.0.1",
            "smtp_port": inbox.port,
            "email_from_name": "NTNU",
            "email_from_address": "eqs@ntnu.example",
        }
        call(server, "PATCH", "@controlpanels/mail", settings)
        person = {
            "username": "kari",
            "email": "kari@ntnu.example",
            "password": "long enough 1",
            "sendPasswordReset": False,
        }
        call(server, "POST", "@users", person)
        call(server, "POST", "@users/kari/reset-password", {})
        until(lambda: "cannot be reached" in server.log())
        server.kill()
        assert len(list(queue.iterdir())) == 1
        with inbox:
            server.start()
            inbox.wait()
            until(lambda: not list(queue.iterdir()))
            server.stop()
        assert [mail["To"] for mail in inbox.messages] == ["kari@ntnu.example"]
    finally:
        server.kill()
