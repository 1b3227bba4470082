"""A notice may lead to another place than the case; settings and names come from the site."""

import pytest
from ntnu.deviations import settings
from ntnu.deviations.mail.people import Person
from ntnu.deviations.mail.render import render
from plone import api
from tests.mail.cases import CASE
from tests.mail.cases import notice
from tests.mail.cases import URL
from zope.interface import Invalid

KARI = Person("kari", "Kari Nordmann", "kari@ntnu.example", "nb")


@pytest.fixture
def site(house):
    """A site with a user who is not called by id."""
    with api.env.adopt_roles(["Manager"]):
        api.user.get("per").setMemberProperties({"fullname": "Per Åsen"})
    return house.portal


def test_a_person_is_told_by_name(site):
    words = {"measure": "Rutine", "responsible": "per"}
    mail = render(notice("measure_done", words=words), CASE, URL, "nb", KARI)
    assert "Ansvarlig: Per Åsen\n" in mail.text
    mail = render(notice("statement_given", words={"who": "nobody"}), CASE, URL, "nb", KARI)
    assert "Uttalelse fra: nobody\n" in mail.text


def test_law_and_address_come_from_the_settings(site, house):
    api.portal.set_registry_record(
        "ntnu.deviations.legal_citation", "lov om svar § 1 | lov om svar § 2 | Answers Act § 3"
    )
    api.portal.set_registry_record("ntnu.deviations.channels", ["grave | https://speakup.example/"])
    # A register's own SpeakUp! goes before what the settings name.
    house.register._delObject("speakup", suppress_events=True)
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
