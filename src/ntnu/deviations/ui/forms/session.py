"""Is the person still logged in? Requested by the script before a form that was open for long is sent."""

from ntnu.deviations.ui.shell.reader import is_anonymous
from Products.Five import BrowserView


class Session(BrowserView):
    """Answers ``in`` or ``out``, and nothing about who."""

    def __call__(self) -> str:
        response = self.request.response
        response.setHeader("Content-Type", "text/plain; charset=utf-8")
        response.setHeader("Cache-Control", "no-store")
        return "out" if is_anonymous() else "in"
