"""What a profile cannot say in XML."""

from ntnu.deviations.access.log_in_brake import install_brake
from ntnu.deviations.access.log_in_brake import remove_brake
from ntnu.deviations.access.role_watch import unwatch
from ntnu.deviations.access.role_watch import watch
from ntnu.deviations.access.sessions import end_sessions_at_log_out
from ntnu.deviations.access.sessions import give_back
from ntnu.deviations.access.setup import install_plugin
from ntnu.deviations.access.setup import remove_plugin
from plone import api
from plone.base.interfaces import INonInstallable
from zope.interface import implementer

#: Exceptions that tell a person what to mend.
REFUSALS = (
    "InvalidData",
    "NotAllowed",
    "UnknownAction",
    "NotReady",
    "Stale",
    "PreconditionFailed",
    "TooMany",
    "TooManyPasswords",
)


def post_install(tool) -> None:
    """After the default profile: the plugin for our roles, and what the error log leaves out."""
    portal = api.portal.get()
    install_plugin(portal)
    watch(portal)
    end_sessions_at_log_out(portal)
    install_brake(portal)
    _expect_refusals(portal)


def _expect_refusals(portal) -> None:
    """What a person must mend is no error of the server: keep it out of the error log."""
    log = portal.error_log
    known = log.getProperties()["ignored_exceptions"]
    expected = [name for name in REFUSALS if name not in known]
    log.setProperties(log.keep_entries, True, (*known, *expected))


def remove(tool) -> None:
    """After the uninstall profile: the plugins go; content stays."""
    remove_plugin(api.portal.get())
    unwatch(api.portal.get())
    give_back(api.portal.get())
    remove_brake(api.portal.get())


@implementer(INonInstallable)
class HiddenProfiles:
    """The uninstall and demo profiles are not for choosing by hand."""

    def getNonInstallableProfiles(self) -> list[str]:
        return ["ntnu.deviations:uninstall", "ntnu.deviations:demo"]

    def getNonInstallableProducts(self) -> list[str]:
        return []
