"""Log-out ends sessions."""

from ntnu.deviations.access.sessions import end_sessions_at_log_out
from plone import api


def end_at_log_out(setup) -> None:
    """The site's session plugin becomes one whose tickets end at log-out. People who are logged in with an
    older ticket must log in again."""
    end_sessions_at_log_out(api.portal.get())
