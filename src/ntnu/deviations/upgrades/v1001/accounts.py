"""Notifications about changes of accounts and of system administrators."""

from ntnu.deviations.access.role_watch import watch
from ntnu.deviations.access.units import registers
from ntnu.deviations.units import administrators
from zope.component.hooks import getSite


def watch_accounts(setup) -> None:
    """Install the plugin that is notified of roles in the whole site, and record who is system administrator
    now."""
    site = getSite()
    watch(site)
    for register in registers(site):
        administrators.remember(register)
