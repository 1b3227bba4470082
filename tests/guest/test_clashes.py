"""A site that has something of a name of ours: the installation is refused, and nothing is written."""

import pytest
import re
import requests
from ntnu.deviations.setuphandlers.clashes import Clash
from plone.dexterity.fti import DexterityFTI
from Products.DCWorkflow.DCWorkflow import DCWorkflowDefinition
from Products.PluggableAuthService.plugins.ZODBGroupManager import ZODBGroupManager
from tests.guest.host import differences
from tests.guest.used_site import PASSWORD


def type_(site):
    fti = DexterityFTI("DeviationFaculty", title="Ours", klass="plone.dexterity.content.Container")
    site.portal_types._setObject("DeviationFaculty", fti)


def workflow(site):
    site.portal_workflow._setObject("speakup_workflow", DCWorkflowDefinition("speakup_workflow"))


def role(site):
    site._addRole("Archivist")


def plugin(site):
    site.acl_users._setObject("deviation_roles", ZODBGroupManager("deviation_roles"))


def configlet(site):
    site.portal_controlpanel.registerConfiglet("deviations", "Deviations", "string:here", appId="another")


CLASHES = {
    type_: ("type", "DeviationFaculty"),
    workflow: ("workflow", "speakup_workflow"),
    role: ("role", "Archivist"),
    plugin: ("plugin", "deviation_roles"),
    configlet: ("configlet", "deviations"),
}


@pytest.mark.parametrize("make", CLASHES, ids=lambda make: make.__name__)
def test_refused_before_anything_is_written(host, make):
    host.committed(make)
    state = host.state()
    with pytest.raises(Clash) as refused:
        host.install()
    assert refused.value.found == [CLASHES[make]]
    assert differences(state, host.state()) == set()


def test_the_control_panel_says_what_clashes_and_what_to_do(host):
    host.committed(role)
    session = requests.Session()
    session.auth = ("manager", PASSWORD)
    page = session.get(f"{host.url}/prefs_install_products_form", timeout=60).text
    token = re.search(r'data-token="(\w+)"', page)[1]
    form = {"install_product": "ntnu.deviations", "_authenticator": token}
    answer = session.post(f"{host.url}/install_products", data=form, timeout=60)
    assert answer.status_code == 409
    assert "The add-on was not installed" in answer.text and "Role Archivist" in answer.text
    # In the frame of the site.
    assert "portal-logo" in answer.text and "Traceback (most" not in answer.text
