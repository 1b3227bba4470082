"""What the doctor says of the log-in cookie; and the plugin that gives it comes and goes with the add-on."""

import time
from ntnu.deviations.access import log_in_brake
from ntnu.deviations.access import sessions
from ntnu.deviations.doctor.findings import examine
from ntnu.deviations.doctor.log_in import CHECKS
from ntnu.deviations.now import now
from plone import api
from plone.session.plugins.session import SessionPlugin
from Products.PluggableAuthService.interfaces.plugins import IAuthenticationPlugin
from Products.PluggableAuthService.interfaces.plugins import ICredentialsUpdatePlugin
from Products.PluggableAuthService.plugins.BasePlugin import BasePlugin
from zope.interface import implementer

ADDRESS = "ntnu.deviations.public_address"


def found(house) -> tuple[str, str]:
    return told(house, "sessions")


def told(house, check: str) -> tuple[str, str]:
    (finding,) = [one for one in examine(CHECKS, house.register, now()) if one.id == check]
    return finding.level, str(finding.text)


def test_where_people_come_by_tls_and_log_out_is_the_end(house):
    for address, said in (
        ("https://avvik.example/plone", ("ok", "doctor_sessions_fine")),
        ("http://avvik.example/plone", ("warning", "doctor_sessions_open")),
        ("http://localhost:8080/plone", ("ok", "doctor_sessions_fine")),
        ("", ("ok", "doctor_sessions_fine")),
    ):
        api.portal.set_registry_record(ADDRESS, address)
        assert found(house) == said, address


def test_where_another_plugin_gives_the_cookie(house):
    api.portal.set_registry_record(ADDRESS, "https://avvik.example/plone")
    plugins = house.portal.acl_users.plugins
    plugins.activatePlugin(ICredentialsUpdatePlugin, "credentials_cookie_auth")
    assert found(house) == ("warning", "doctor_sessions_last")
    plugins.deactivatePlugin(ICredentialsUpdatePlugin, "credentials_cookie_auth")
    assert found(house)[0] == "ok"
    plugins.deactivatePlugin(ICredentialsUpdatePlugin, "session")
    assert found(house) == ("warning", "doctor_sessions_last")


def test_who_tries_passwords_is_slowed(house):
    users = house.portal.acl_users
    fine, off = ("ok", "doctor_brake_fine"), ("warning", "doctor_brake_off")
    assert told(house, "log_in_brake") == fine
    users.plugins.deactivatePlugin(IAuthenticationPlugin, log_in_brake.PLUGIN_ID)
    assert told(house, "log_in_brake") == off
    log_in_brake.install_brake(house.portal)
    log_in_brake.install_brake(house.portal)
    assert told(house, "log_in_brake") == fine
    log_in_brake.remove_brake(house.portal)
    log_in_brake.remove_brake(house.portal)
    assert told(house, "log_in_brake") == off
    assert log_in_brake.PLUGIN_ID not in users.plugins.listPluginIds(IAuthenticationPlugin)
    log_in_brake.install_brake(house.portal)

    # People log in by something else.
    users._setObject("university", _University())
    users.plugins.activatePlugin(IAuthenticationPlugin, "university")
    assert told(house, "log_in_brake") == ("warning", "doctor_brake_elsewhere")
    users._delObject("university")
    api.portal.set_registry_record("plone.external_login_url", "https://login.example")
    assert told(house, "log_in_brake") == ("warning", "doctor_brake_elsewhere")


@implementer(IAuthenticationPlugin)
class _University(BasePlugin):
    """Another log-in."""

    meta_type = "Another log-in"
    id = "university"

    def authenticateCredentials(self, credentials):
        return None


def test_the_plugin_is_plones_own_again_without_the_add_on(house):
    users = house.portal.acl_users
    interfaces = [info["interface"] for info in users.plugins.listPluginTypeInfo()]
    before = [users.plugins.listPluginIds(one) for one in interfaces]
    users.session.timeout = 999
    assert sessions.sessions_end(house.portal)
    sessions.give_back(house.portal)
    assert type(users.session.aq_base) is SessionPlugin and not sessions.sessions_end(house.portal)
    sessions.end_sessions_at_log_out(house.portal)
    sessions.end_sessions_at_log_out(house.portal)
    assert sessions.sessions_end(house.portal) and users.session.timeout == 999
    assert [users.plugins.listPluginIds(one) for one in interfaces] == before


def test_what_has_ended_is_kept_no_longer_than_a_ticket_holds(house):
    session = house.portal.acl_users.session
    session._end("a")
    session.ended["b"] = int(time.time()) - session.timeout - 5
    session._end("c")
    assert set(session.ended) == {"a", "c"}
