"""Answers that are kept within a request: no other request and no later one gets them."""

import pytest
import transaction
from ntnu.deviations import settings
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.roles_on import roles_on
from ntnu.deviations.choices import tokens
from plone import api
from Products.PluggableAuthService.PluggableAuthService import PluggableAuthService

RECIPIENT = "Notification Recipient"


@pytest.fixture
def recipient(web):
    """Per, who is a recipient until a test or its end takes that from him."""
    web.committed(lambda house: house.give("IE", RECIPIENT, "per"))
    yield web.visitor("per")
    web.committed(lambda house: house.take("IE", RECIPIENT, "per"))


def rename(web, person, name):
    def done(house):
        member = house.portal.portal_membership.getMemberById(person)
        member.setMemberProperties({"fullname": name})

    web.committed(done)


def test_a_role_that_is_taken_is_gone_in_the_next_request(web, recipient):
    case = web.case("received")
    number = case.rpartition("/")[2]
    listed = recipient.get("/deviations/@deviations", view="unit").json()["items"]
    assert number in [row["case_number"] for row in listed]
    assert recipient.get(case).status_code == 200
    web.committed(lambda house: house.take("IE", RECIPIENT, "per"))
    assert recipient.get(case).status_code == 404
    assert recipient.get("/deviations/@deviations", view="unit").json()["items_total"] == 0
    assert web.visitor("recipient.ie").get(case).status_code == 200


def test_a_new_name_is_on_the_next_page(web):
    case = web.case("received")
    reader = web.visitor("recipient.ie")
    assert "Navn kari" in reader.page(case).text
    rename(web, "kari", "Kari Nytt")
    try:
        page = reader.page(case).text
        assert "Kari Nytt" in page and "Navn kari" not in page
    finally:
        rename(web, "kari", "Navn kari")


def test_what_is_changed_in_a_transaction_is_seen_in_it(web):
    case = web.at(web.case("received"))
    transaction.begin()
    house = web.house
    user, world = house.user("recipient.ie"), Directory(house.register)
    assert roles_on(case, user) == {RECIPIENT}
    assert world.person_name("kari") == "Navn kari"
    house.unit("IE").manage_delLocalRoles(["recipient.ie"])
    house.portal.portal_membership.getMemberById("kari").setMemberProperties({"fullname": "Kari Nytt"})
    assert roles_on(case, user) == frozenset()
    assert world.person_name("kari") == "Kari Nytt"
    transaction.abort()
    assert roles_on(case, user) == {RECIPIENT}
    assert world.person_name("kari") == "Navn kari"


def test_the_walk_to_a_case_finds_out_once_who_asks(web, monkeypatch):
    case = web.case("received")
    asked = []
    find = PluggableAuthService._findUser

    def counted(users, plugins, user_id, name=None, request=None):
        if user_id == "recipient.ie":
            asked.append(name)
        return find(users, plugins, user_id, name, request)

    monkeypatch.setattr(PluggableAuthService, "_findUser", counted)
    assert web.visitor("recipient.ie").get(case).status_code == 200
    # Once by the walk, once by Zope at its end.
    assert len(asked) == 2


def test_a_list_of_the_settings_is_changed_in_one_request(web):
    transaction.begin()
    before = settings.get("campuses")
    assert "moon" not in tokens("campus")
    api.portal.set_registry_record("ntnu.deviations.campuses", [*before, "moon | Månen | Månen | The Moon"])
    assert "moon" in tokens("campus")
    api.portal.set_registry_record("ntnu.deviations.campuses", before)
    assert "moon" not in tokens("campus")
    transaction.abort()
