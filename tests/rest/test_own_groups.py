"""Who manages users cannot put herself into a group that reads cases, by no door of Plone's."""

import pytest
from lxml import html
from ntnu.deviations.caselog import storage as caselog
from tests.rest.asking import refused

GROUP = "recipients-of-ie"


@pytest.fixture(scope="module")
def group(web):
    def make(house):
        house.group(GROUP, "ola")
        house.give("IE", "Notification Recipient", GROUP)

    web.committed(make)


def members(web):
    web.at("/deviations")
    return sorted(web.portal.acl_users.source_groups.getGroupMembers(GROUP))


def groups_of(web, person):
    web.at("/deviations")
    return set(web.house.user(person).getGroups())


def log(web):
    return caselog.revision(web.at("/deviations/ie"))


@pytest.mark.parametrize("person", ["siteadmin", "technician"])
def test_by_the_groups_service(web, group, person):
    before = log(web)
    answer = web.visitor(person).patch(f"/@groups/{GROUP}", {"users": {person: True, "per": True}})
    assert refused(answer, 400) == [(None, "role_to_oneself")]
    assert members(web) == ["ola"] and GROUP not in groups_of(web, person)
    assert log(web) == before


def test_by_plones_page_for_a_groups_members(web, group):
    siteadmin = web.visitor("siteadmin")
    data = {
        "add:list": "siteadmin",
        "form.submitted": "1",
        "form.button.Add": "Add",
        "_authenticator": siteadmin.token(),
    }
    headers = {"Accept": "text/html", "Accept-Language": "en"}
    path = f"/@@usergroup-groupmembership?groupname={GROUP}"
    answer = siteadmin.call("POST", path, headers=headers, data=data)
    assert answer.status_code == 400
    assert html.fromstring(answer.text).xpath("//h1")[0].text == "It was not done"
    assert "You cannot give yourself a role that reads cases." in answer.text
    assert members(web) == ["ola"] and GROUP not in groups_of(web, "siteadmin")


def test_somebody_else_is_put_there_and_the_log_says_so(web, group):
    answer = web.visitor("siteadmin").patch(f"/@groups/{GROUP}", {"users": {"per": True}})
    assert answer.status_code == 204
    entry = caselog.entries(web.at("/deviations/ie"))[-1]
    assert (entry.actor, entry.action) == ("siteadmin", "role_given")
    assert (entry.why["role"], entry.why["principal"]) == ("Notification Recipient", "per")
    page = web.visitor("admin.ie").page("/deviations/ie")
    assert page.status_code == 200 and "Navn per" in page.text
