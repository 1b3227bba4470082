"""Log-out ends sessions."""

from ntnu.deviations.access.sessions import end_sessions_at_log_out
from plone import api


def end_at_log_out(setup) -> None:
    """The site's session plugin is one whose tickets end at log-out. Who is logged in by one
    from before logs in anew."""
    end_sessions_at_log_out(api.portal.get())
