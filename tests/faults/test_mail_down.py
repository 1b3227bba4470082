"""The mail server is dead while people report: nothing fails, nothing is lost, nothing comes twice."""

import pytest
from aiosmtpd.controller import Controller
from scripts.instance.ports import free_port
from tests.people import eventually
from tests.people import Person
from tests.server import Server


class Kept:
    """A mail server that keeps what it gets."""

    def __init__(self):
        self.messages = []

    async def handle_DATA(self, server, session, envelope):
        self.messages.append((envelope.rcpt_tos, envelope.content.decode("utf-8", "replace")))
        return "250 OK"


@pytest.fixture
def port():
    return free_port()


@pytest.fixture
def running(tmp_path, prepared_demo, port):
    """The demo's register, with a mail server of its own that is not there yet."""
    server = Server(
        tmp_path / "instance",
        prepared=prepared_demo,
        environment={"NTNU_DEVIATIONS_MAIL_INTERVAL": "0.5"},
    )
    with server:
        manager = Person(server, None)
        manager.session.auth = server.manager
        answer = manager.patch(
            f"{server.url}/++api++/@controlpanels/mail", {"smtp_host": "localhost", "smtp_port": port}
        )
        assert answer.status_code == 204, answer.text
        yield server


@pytest.mark.parametrize("between", ["", "restart", "kill"])
def test_a_report_survives_a_dead_mail_server(running, port, between):
    answer = Person(running, "student.kari").report(title="Mens posten er nede")
    assert answer.status_code == 201, answer.text
    number = answer.json()["case_number"]
    if between == "kill":
        running.kill()
        running.start()
    elif between:
        running.restart()
    kept = Kept()
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        about = eventually(lambda: _about(kept, number, 2), 60)
        # A second report goes out after the first: had anything been sent twice, it would be here by now.
        later = Person(running, "student.kari").report(title="Etter at posten er oppe").json()["case_number"]
        eventually(lambda: _about(kept, later, 2), 60)
        about = _about(kept, number, 2)
    finally:
        controller.stop()
    assert sorted(to for [to], _text in about) == ["recipient.ie@ntnu.example", "student.kari@ntnu.example"]


def _about(kept: Kept, number: str, at_least: int) -> list:
    found = [message for message in kept.messages if number in message[1]]
    return found if len(found) >= at_least else []
