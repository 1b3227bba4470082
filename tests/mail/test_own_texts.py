"""Texts of a register's own: which is in force, that no example shows what a mail hides, and that senders use
them."""

import pytest
from ntnu.deviations import own_settings
from ntnu.deviations.domain.languages import SHIPPED as LANGUAGES
from ntnu.deviations.mail import template
from ntnu.deviations.mail.example import example
from ntnu.deviations.mail.kinds import kind_of
from ntnu.deviations.mail.people import Person
from ntnu.deviations.mail.render import render
from plone import api
from tests.mail.cases import CASE
from tests.mail.cases import KINDS
from tests.mail.cases import notice
from tests.mail.cases import URL
from tests.mail.test_sender import report
from zope.globalrequest import getRequest

KARI = Person("kari", "Kari Nordmann", "kari@ntnu.example", "nb")
TEXT = "Takk for {number}\n\nHei, {recipient_name}.\n"


@pytest.fixture
def keep(house):
    """Store a text, as the register that the request is about."""
    own_settings.enter(house.register, getRequest())

    def store(kind, language, text):
        own_settings.set_own(house.register, {template.record(kind, language): text})

    yield store
    own_settings.enter(None, getRequest())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_example_of_every_mail_shows_nothing_that_is_hidden(house, kind, language):
    shipped, hidden = template.source(kind, language), kind_of(kind).hidden
    told = render(example(kind_of(kind), "kari", language, False), None, URL, language, KARI, shipped)
    assert "{" not in told.text and told.text.count("[") <= shipped.count("{") + 1
    assert not any(f"[{name}]" in told.text + told.subject + told.html for name in hidden)
    assert (URL in told.text) is ("{url}" in shipped)


def test_a_text_counts_in_its_language_and_its_register(house, keep):
    keep("received", "nn", TEXT)
    subjects = [render(notice("received"), CASE, URL, code, KARI).subject for code in LANGUAGES]
    assert [subject.endswith("] Takk for AVVIK-2026-000123") for subject in subjects] == [False, True, False]
    assert not any(
        "Takk for" in render(notice("closed"), CASE, URL, code, KARI).subject for code in LANGUAGES
    )
    with api.env.adopt_roles(["Manager"]):
        other = api.content.create(house.portal, "DeviationRegister", "other", title="Et annet")
    own_settings.enter(other, getRequest())
    assert "Takk for" not in render(notice("received"), CASE, URL, "nn", KARI).subject


@pytest.mark.parametrize(
    "text", ["Takk\n\n{title_of_before}\n", "Takk\n\n{", "Takk", "", "Takk\n\nSe {url} her\n"]
)
def test_a_stored_text_that_will_not_do_is_not_sent(keep, text):
    before = render(notice("received"), CASE, URL, "nb", KARI)
    keep("received", "nb", text)
    assert template.own("received", "nb") is None
    assert render(notice("received"), CASE, URL, "nb", KARI) == before


def test_a_hidden_variable_in_the_database_is_not_shown(keep):
    keep("access_ended", "nb", "Slutt {title}\n\n{unit}\n")
    mail = render(notice("access_ended"), CASE, URL, "nb", KARI)
    assert CASE.title not in mail.subject + mail.text and "Institutt" not in mail.text


def test_senders_use_it(web, post, inbox):
    def store(text):
        def do(house):
            own_settings.set_own(house.register, {template.record("received", "nb"): text})

        web.committed(do)

    store(TEXT)
    inbox.start()
    number = web.at(report(web)).number
    post.start()
    inbox.wait(4)
    post.drained()
    store(None)
    assert ("kari", f"[EQS NTNU] Takk for {number}") in post.read()
