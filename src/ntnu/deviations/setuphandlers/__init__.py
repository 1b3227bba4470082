"""What a profile cannot say in XML: before, after, and when the package leaves."""

from ntnu.deviations.access.log_in_brake import install_brake
from ntnu.deviations.access.role_watch import watch
from ntnu.deviations.access.sessions import end_sessions_at_log_out
from ntnu.deviations.access.setup import install_plugin
from ntnu.deviations.setuphandlers import error_log
from ntnu.deviations.setuphandlers import former
from ntnu.deviations.setuphandlers import removal
from ntnu.deviations.setuphandlers import rest
from ntnu.deviations.setuphandlers import settings
from ntnu.deviations.setuphandlers.clashes import refuse_clashes
from plone import api


def before_install(setup) -> None:
    """Before the default profile. Raises Clash when the site has something of a name of ours."""
    refuse_clashes(setup)
    settings.keep()
    rest.bring_in(setup)


def post_install(setup) -> None:
    """After the default profile: the plugins for our roles, and what the error log leaves out."""
    portal = api.portal.get()
    settings.put_back()
    # Plone would do so at the first look at the site's users, and ask that person to confirm it.
    portal.acl_users.portal_role_manager.updateRolesList()
    install_plugin(portal)
    watch(portal)
    error_log.expect_refusals(portal)


def protect_log_in(setup) -> None:
    """After the profile for the log-in: sessions end at log-out, and passwords are not guessed."""
    portal = api.portal.get()
    end_sessions_at_log_out(portal)
    install_brake(portal)


def before_standalone(setup) -> None:
    """Before the site becomes only this: what it was is kept."""
    former.keep(api.portal.get(), setup)


def after_standalone(setup) -> None:
    """The site is only this now."""
    former.note(api.portal.get(), setup)


def remove(setup) -> None:
    """After the uninstall profile: the site is what it was. Content stays, and what it cannot do without."""
    former.put_back(api.portal.get())
    removal.remove(setup)
