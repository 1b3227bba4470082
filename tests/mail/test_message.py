"""The message: headers, parts, and nothing that a title could smuggle in."""

import pytest
from datetime import datetime
from datetime import UTC
from email import message_from_bytes
from email.errors import HeaderParseError
from email.policy import default
from ntnu.deviations.mail.message import build
from ntnu.deviations.mail.message import thread_id
from ntnu.deviations.mail.people import Person
from ntnu.deviations.mail.people import usable_address
from ntnu.deviations.mail.render import render
from tests.mail.cases import CASE
from tests.mail.cases import notice
from tests.mail.cases import URL

AT = datetime(2026, 11, 18, 9, 30, tzinfo=UTC)
SENDER = ("EQS NTNU", "eqs@ntnu.example")


def raw(facts=CASE, language="nb", kind="received", case_uid=CASE.uid):
    rendered = render(notice(kind), facts, URL, language, Person("kari", "Kåre Ås"))
    return build(rendered, language, "kari@ntnu.example", SENDER, AT, case_uid, "an-id")


def message(**more):
    return message_from_bytes(raw(**more), policy=default)


def test_headers():
    mail = message()
    assert mail["From"] == "EQS NTNU <eqs@ntnu.example>"
    assert mail["To"] == "kari@ntnu.example"
    assert mail["Subject"] == (
        "[EQS NTNU] Vi har mottatt meldingen din «Forelesningen ble avlyst», ID AVVIK-2026-000123"
    )
    assert mail["Date"] == "Wed, 18 Nov 2026 10:30:00 +0100"
    assert mail["Content-Language"] == "nb"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["X-Auto-Response-Suppress"] == "All"
    assert not mail.defects


def test_text_and_page_in_utf_8():
    mail = message(language="nn")
    assert mail.get_content_type() == "multipart/alternative"
    text, page = mail.iter_parts()
    assert (text.get_content_type(), text.get_content_charset()) == ("text/plain", "utf-8")
    assert (page.get_content_type(), page.get_content_charset()) == ("text/html", "utf-8")
    assert "Hei, Kåre Ås" in text.get_content()
    assert "Kåre Ås" in page.get_content()


def test_every_line_is_short_enough_to_send():
    long = CASE.but(title="Svært lang tittel uten ende " * 200)
    assert max(len(line) for line in raw(facts=long).splitlines()) <= 78
    assert message(facts=long)["Subject"].count("Svært lang tittel") == 200


def test_a_very_long_word_is_no_trouble():
    long = CASE.but(title="å" * 3000)
    assert max(len(line) for line in raw(facts=long).splitlines()) <= 78
    assert "å" * 3000 in message(facts=long)["Subject"]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_title_adds_no_header(end):
    mail = message(facts=CASE.but(title=f"A{end}Bcc: evil@example.org{end}{end}Body"))
    assert mail["Bcc"] is None
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\n\n "])
def test_no_header_can_be_started_inside_another(end):
    rendered = render(notice("received"), CASE, URL, "nb", Person("kari"))
    with pytest.raises(HeaderParseError):
        build(rendered, "nb", f"kari@ntnu.example{end}Bcc: evil@example.org", SENDER, AT, CASE.uid, "an-id")


def test_a_part_may_hold_what_looks_like_the_line_between_parts():
    mail = message(facts=CASE.but(title="--=_ntnu.deviations"), kind="closed")
    assert len(list(mail.iter_parts())) == 2


def test_mails_about_a_case_share_a_thread_and_each_keeps_its_id():
    first, second = message(), message(kind="closed")
    assert first["References"] == second["References"] == first["In-Reply-To"]
    assert first["References"] == thread_id(CASE.uid, "ntnu.example")
    # The same at every attempt: the outbox gives each mail an id of its own.
    assert first["Message-ID"] == "<an-id@ntnu.example>"
    assert message(case_uid="another")["References"] != first["References"]


def test_the_thread_leads_nowhere():
    assert CASE.uid not in raw(kind="access_ended").decode("ascii")


def test_a_mail_about_no_case_is_in_no_thread():
    mail = message_from_bytes(raw(kind="received", case_uid=None), policy=default)
    assert mail["References"] is None
    assert mail["In-Reply-To"] is None


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("kari@ntnu.no", "kari@ntnu.no"),
        (" kari@ntnu.no ", "kari@ntnu.no"),
        ("kari@ås.example", "kari@xn--s-1fa.example"),
        ("", ""),
        (None, ""),
        ("kari", ""),
        ("@ntnu.no", ""),
        ("kåre@ntnu.no", ""),
        ("kari@ntnu.no\r\nBcc: evil@example.org", ""),
        ("kari@ntnu.no, per@ntnu.no", ""),
        ("Kari <kari@ntnu.no>", ""),
    ],
)
def test_usable_addresses(text, address):
    assert usable_address(text) == address
