"""A notice may lead to another place than the case; settings and names come from the site."""

import pytest
from email import message_from_bytes
from email.policy import default
from ntnu.deviations import settings
from ntnu.deviations.mail.deliver import send
from ntnu.deviations.mail.people import Person
from ntnu.deviations.mail.render import render
from plone import api
from plone.app.testing.utils import MockMailHost
from tests.mail.cases import CASE
from tests.mail.cases import MEASURE_URL
from tests.mail.cases import notice
from tests.mail.cases import URL
from zope.interface import Invalid

KARI = Person("kari", "Kari Nordmann", "kari@ntnu.example", "nb")


@pytest.fixture
def site(functional_portal):
    """The site with a mail host that keeps what it is given, and two users."""
    functional_portal.MailHost = MockMailHost("MailHost")
    with api.env.adopt_roles(["Manager"]):
        for name, full in (("kari", "Kari Nordmann"), ("per", "Per Åsen")):
            member = api.user.create(email=f"{name}@ntnu.example", username=name)
            member.setMemberProperties({"fullname": full, "language": "nb"})
    return functional_portal


def body(message):
    return message_from_bytes(message, policy=default).get_body(("plain",)).get_content()


def test_a_mail_leads_to_the_notices_own_place_else_to_the_case(site):
    sent = send([notice("measure_assigned", "kari"), notice("deadline", "kari")], CASE, URL, "worker")
    assert len(sent) == 2
    measure, deadline = map(body, site.MailHost.messages)
    assert MEASURE_URL in measure
    assert URL not in measure
    assert URL in deadline


def test_a_person_is_told_by_name(site):
    words = {"measure": "Rutine", "responsible": "per"}
    mail = render(notice("measure_done", words=words), CASE, URL, "nb", KARI)
    assert "Ansvarlig: Per Åsen\n" in mail.text
    mail = render(notice("statement_given", words={"who": "nobody"}), CASE, URL, "nb", KARI)
    assert "Uttalelse fra: nobody\n" in mail.text


def test_law_and_address_come_from_the_settings(site):
    api.portal.set_registry_record(
        "ntnu.deviations.legal_citation", "lov om svar § 1 | lov om svar § 2 | Answers Act § 3"
    )
    api.portal.set_registry_record("ntnu.deviations.channels", ["grave | https://speakup.example/"])
    late = notice("delayed", words={})
    assert "lov om svar § 1" in render(late, CASE, URL, "nb", KARI).text
    assert "lov om svar § 2" in render(late, CASE, URL, "nn", KARI).text
    assert "Answers Act § 3" in render(late, CASE, URL, "en", KARI).text
    assert "Notify in SpeakUp!: https://speakup.example/\n" in render(late, CASE, URL, "en", KARI).text


@pytest.mark.parametrize(
    ("language", "law"),
    [
        ("nb", "forvaltningsloven § 11 a"),
        ("nn", "forvaltningslova § 11 a"),
        ("en", "the Public Administration Act § 11 a"),
    ],
)
def test_the_law_without_a_site(language, law):
    assert settings.legal_citation(language) == law


@pytest.mark.parametrize("text", ["", "forvaltningsloven", "a | b", "a | b | ", "a | b | c | d"])
def test_a_citation_must_be_there_in_three_languages(text):
    with pytest.raises(Invalid):
        settings.is_citation(text)
