"""The add-on leaves while there are registers: they stay with what they need, and come back whole."""

from plone import api
from tests.guest.host import differences


def with_a_register(host):
    host.install()

    def add(site):
        with api.env.adopt_roles(["Manager"]):
            site.invokeFactory("DeviationRegister", "avvik", title="Avvik")

    host.committed(add)


def test_types_workflows_roles_and_settings_stay(host):
    with_a_register(host)
    state = host.state()
    host.uninstall()
    after = host.state()
    for kind in ("types", "workflows", "chains", "roles", "permissions", "content"):
        assert after[kind] == state[kind], kind
    assert after["registry"]["ntnu.deviations.themes"] == state["registry"]["ntnu.deviations.themes"]
    assert not {"deviation_roles", "deviation_role_watch"} & after["plugins"].keys()
    assert not [name for name in after["layers"] if name.startswith("ntnu.")]


def test_the_site_goes_on_without_it(host):
    with_a_register(host)
    host.uninstall()
    for path in ("/en/about", "/sitemap", "/@@search?SearchableText=avvik", "/@@overview-controlpanel"):
        assert host.get(path, "manager").status_code == 200, path


def test_it_comes_back_with_what_was_set(host):
    with_a_register(host)
    own = ["noise | Støy | Støy | Noise"]
    host.committed(lambda site: site.portal_registry.__setitem__("ntnu.deviations.themes", own))
    state = host.state()
    host.uninstall()
    host.install()
    assert differences(state, host.state()) <= {("annotations", "ntnu.deviations.stayed")}
    assert host.get("/avvik", "member").status_code == 200


def test_when_the_register_is_deleted_nothing_is_left(host):
    state = host.state()
    with_a_register(host)
    host.uninstall()
    host.install()

    def delete(site):
        with api.env.adopt_roles(["Manager"]):
            site.manage_delObjects(["avvik"])

    host.committed(delete)
    host.uninstall()
    assert differences(state, host.state()) == set()
