"""Wrong passwords are counted."""

from ntnu.deviations.access.log_in_brake import install_brake
from plone import api


def slow_who_tries(setup) -> None:
    """The site has the plugin that counts wrong passwords, active."""
    install_brake(api.portal.get())
