"""Notices wait in the outbox; each is written in its reader's language when it is sent."""

import pytest
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.mail import outbox
from ntnu.deviations.mail.deliver import send
from ntnu.deviations.mail.deliver import sender_address
from ntnu.deviations.mail.render import language_of
from plone import api
from tests.mail.cases import notice


def set_person(name, **properties):
    with api.env.adopt_roles(["Manager"]):
        api.user.get(name).setMemberProperties(properties)


def to(*names, kind="roles_changed"):
    return [notice(kind, name) for name in names]


def test_each_reader_gets_the_mail_in_the_own_language(house):
    for name, language in (("kari", "nn"), ("per", "en"), ("ola", "")):
        set_person(name, language=language)
    queued = send(to("kari", "per", "ola"), None, "http://nohost/plone/unit", "worker.idi", house.unit("IDI"))
    assert [told.to for told in queued] == ["kari", "per", "ola"]
    languages = {mail["To"]: mail["Content-Language"] for mail in house.mails()}
    assert languages == {"kari@ntnu.example": "nn", "per@ntnu.example": "en", "ola@ntnu.example": "nb"}


def test_the_language_chosen_for_replies_wins(house):
    set_person("per", language="en")
    set_person("ola", language="")
    assert language_of(Notice("received", "per", "nn")) == "nn"
    assert language_of(Notice("received", "per")) == "en"
    assert language_of(Notice("received", "ola")) == "nb"
    api.portal.set_registry_record("plone.available_languages", ["en", "nn", "nb"])
    api.portal.set_registry_record("plone.default_language", "nn")
    assert language_of(Notice("received", "ola")) == "nn"
    assert language_of(Notice("received", "nobody")) == "nn"


def test_who_acted_is_not_mailed(house):
    assert send(to("kari"), None, "http://nohost/unit", "kari") == ()
    assert outbox.state(house.register).waiting == 0


@pytest.mark.parametrize("address", ["", "nonsense", "a@b.example\nBcc: evil@example.org"])
def test_a_person_without_a_usable_address_is_waited_for(house, caplog, address):
    set_person("per", email=address)
    send(to("per", "nobody", "kari"), None, "http://nohost/unit", "worker.idi")
    assert [who for who, _subject in house.mailed()] == ["kari"]
    assert outbox.state(house.register).unreached == ("nobody", "per")
    assert "evil" not in caplog.text


def test_a_site_without_a_from_address_sends_from_its_own_host(house):
    record = api.portal.get_tool("portal_registry").records["plone.email_from_address"]
    record.field.required = False
    record.value = None
    api.portal.set_registry_record("ntnu.deviations.public_address", "https://eqs.ntnu.example/avvik")
    assert sender_address() == "noreply@eqs.ntnu.example"


def test_a_mail_about_no_case(house):
    set_person("per", language="en")
    idi = house.unit("IDI")
    send(to("per"), None, "http://nohost/plone/unit", "worker.idi", idi)
    (mail,) = house.mails()
    assert mail["Subject"].startswith("[EQS NTNU] Folder roles changed")
    assert mail["References"] is None
