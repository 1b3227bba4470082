"""Where links in mails lead: to the configured address, whatever address the sender of a request claims."""

import pytest
import re
from ntnu.deviations import settings
from ntnu.deviations.clock.run import run
from ntnu.deviations.now import now
from ntnu.deviations.web_address import is_web_address
from plone import api
from tests import parts
from tests.archive.notifications import notify
from tests.house import at
from tests.register import ADDRESS
from zope.globalrequest import getRequest
from zope.interface import Invalid

_LINK = re.compile(r"https?://[^\s\"<>]+")
_NAME = "ntnu.deviations.public_address"


def texts(house) -> dict[str, str]:
    """The mails that wait, as text in one line, by who gets them."""
    found = {mail["To"]: mail.get_body(("plain",)).get_content() for mail in house.mails()}
    return {to.removesuffix("@ntnu.example"): " ".join(text.split()) for to, text in found.items()}


def links(house) -> set[str]:
    """Every address in both parts of the mails that wait; the mails are taken away."""
    parts = [mail.get_body((part,)).get_content() for mail in house.mails() for part in ("plain", "html")]
    house.forget_mails()
    return {link for part in parts for link in _LINK.findall(part)}


@pytest.fixture
def from_evil(house):
    """The request claims to be sent to another site, as ``Host`` and a path of VirtualHostMonster do."""
    request = getRequest()
    url, script = request["SERVER_URL"], request._script
    request.setServerURL("https", "evil.example", "443")
    request._script = ["away"]
    request._resetURLS()
    assert house.register.absolute_url().startswith("https://evil.example:443/away/")
    yield
    request.other["SERVER_URL"], request._script = url, script
    request._resetURLS()


def test_no_mail_leads_to_the_address_that_its_sender_claims(house, from_evil):
    def only_ours(*paths):
        found = links(house)
        wrong = {link for link in found if not link.startswith(f"{ADDRESS}/deviations/")}
        assert not wrong
        assert found == {f"{ADDRESS}/deviations/{path}" for path in paths}

    case = house.case("in_process")
    number = f"case/{case.number}"
    only_ours(number)
    hearing = parts.hearing(house, case)
    only_ours(f"{number}/{hearing.UID()}")
    house.give("HF", "Case Worker", "per")
    only_ours("hf")
    notification = notify(house, files=())
    only_ours(f"speakup/{notification.getId()}")
    house.act(case, "worker.idi", "reregister", text="Saken er alvorlig.")
    handed = house.portal.deviations.speakup
    new = next(id_ for id_ in handed.objectIds() if id_ != notification.getId())
    only_ours(number, f"speakup/{new}")
    with at(now().replace(year=now().year + 1)):
        run(house.register, now())
    found = links(house)
    assert found and not {link for link in found if not link.startswith(f"{ADDRESS}/deviations/")}


def test_without_an_address_a_mail_goes_out_and_says_how_to_find_the_case(house, from_evil):
    api.portal.set_registry_record(_NAME, "")
    case = house.case("received")
    way = f"Slik finner du saken: Logg inn i EQS NTNU, og søk etter nummeret {case.number}."
    found = texts(house)
    assert way in found["kari"] and way in found["recipient.ie"]
    # Who may not open the case is not sent to look for it.
    assert "manager.ie" in found and way not in found["manager.ie"]
    house.forget_mails()
    house.give("HF", "Case Worker", "per")
    assert "Logg inn i EQS NTNU for å se mer." in texts(house)["recipient.hf"]
    assert links(house) == set()
    api.portal.set_registry_record("plone.email_from_address", "")
    house.case("received")
    assert {mail["From"].addresses[0].addr_spec for mail in house.mails()} == {"noreply@localhost"}


def test_what_waits_leads_to_the_address_of_when_it_is_sent(house):
    house.give("HF", "Case Worker", "per")
    notification = notify(house, files=())
    api.portal.set_registry_record(_NAME, "https://moved.ntnu.example/avvik")
    assert links(house) == {
        "https://moved.ntnu.example/avvik/deviations/hf",
        f"https://moved.ntnu.example/avvik/deviations/speakup/{notification.getId()}",
    }


def test_an_address_is_the_webs_and_nothing_more(house):
    for text in ("", "https://eqs.ntnu.example", "http://localhost:8080/ntnu/", "https://[::1]:8443/a/b"):
        assert is_web_address(text)
    for text in (
        "eqs.ntnu.example",
        "//eqs.ntnu.example",
        "ftp://eqs.ntnu.example",
        "javascript:alert(1)",
        "https://",
        "https:///path",
        "https://me@eqs.ntnu.example",
        "https://eqs.ntnu.example/?a=b",
        "https://eqs.ntnu.example/#a",
        "https://eqs.ntnu.example:99999/",
        "https://eqs.ntnu.example/\nBcc: per@ntnu.example",
    ):
        with pytest.raises(Invalid):
            is_web_address(text)


def test_the_environment_goes_before_the_setting(house, monkeypatch):
    api.portal.set_registry_record(_NAME, "https://eqs.ntnu.example/avvik/")
    assert settings.public_address() == "https://eqs.ntnu.example/avvik"
    monkeypatch.setenv(settings.PUBLIC_ADDRESS, "http://localhost:8123/ntnu")
    assert settings.public_address() == "http://localhost:8123/ntnu"
    monkeypatch.setenv(settings.PUBLIC_ADDRESS, "localhost:8123/ntnu")
    assert settings.public_address() == ""
