"""What the site needs to hear of changes of accounts and of system administrators."""

from ntnu.deviations.access.role_watch import watch
from ntnu.deviations.access.units import registers
from ntnu.deviations.units import administrators
from zope.component.hooks import getSite


def watch_accounts(setup) -> None:
    """The plugin that hears of roles in the whole site; and who is system administrator now."""
    site = getSite()
    watch(site)
    for register in registers(site):
        administrators.remember(register)
