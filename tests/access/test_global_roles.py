"""A case role given in the whole site opens every case: the settings warn."""

from ntnu.deviations.access.global_roles import given_globally


def test_nobody_holds_a_case_role_globally(portal):
    assert given_globally(portal) == {}


def test_a_role_given_in_users_and_groups_is_found(portal):
    manager = portal.acl_users.portal_role_manager
    manager.assignRoleToPrincipal("Line Manager", "test_user_1_")
    manager.assignRoleToPrincipal("EQS System Administrator", "test_user_1_")
    assert given_globally(portal) == {"Line Manager": ["test_user_1_"]}


def test_the_settings_page_warns(portal, http_request):
    from ntnu.deviations.controlpanel import DeviationSettingsForm
    from Products.statusmessages.interfaces import IStatusMessage

    portal.acl_users.portal_role_manager.assignRoleToPrincipal("Archivist", "test_user_1_")
    DeviationSettingsForm(portal, http_request).update()
    shown = [str(message.message) for message in IStatusMessage(http_request).show()]
    assert len(shown) == 1 and "test_user_1_" in shown[0]
