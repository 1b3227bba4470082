"""What the doctor says of the log-in cookie; and the plugin that gives it comes and goes with the add-on."""

import time
from ntnu.deviations.access import sessions
from ntnu.deviations.doctor.findings import examine
from ntnu.deviations.doctor.log_in import CHECKS
from ntnu.deviations.now import now
from plone import api
from plone.session.plugins.session import SessionPlugin
from Products.PluggableAuthService.interfaces.plugins import ICredentialsUpdatePlugin

ADDRESS = "ntnu.deviations.public_address"


def found(house) -> tuple[str, str]:
    (finding,) = examine(CHECKS, house.register, now())
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
