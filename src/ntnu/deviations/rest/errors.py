"""Errors of the REST services: Plone's ``type`` and ``message``, and beside them what a client needs."""

import json
from ntnu.deviations import _
from ntnu.deviations.access.guard import authenticated_user
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.errors import retry_after
from ntnu.deviations.engine.refusals import refusal
from ntnu.deviations.rest.base import errors_json
from ntnu.deviations.rest.base import said
from ntnu.deviations.under_way import request_now
from plone.rest.errors import ErrorHandling
from Products.Five.browser import BrowserView
from zope.component.hooks import getSite

_TITLES = {
    400: _("rest_error_400", default="Some details need to be corrected"),
    401: _("rest_error_401", default="Log in first"),
    403: _("rest_error_403", default="You cannot do this"),
    404: _("rest_error_404", default="Not found"),
    409: _("rest_error_409", default="It cannot be done now"),
    412: _("rest_error_412", default="The case has changed"),
    413: _("rest_error_413", default="Too large"),
    405: _("rest_error_405", default="Not a method for this address"),
    415: _("rest_error_415", default="This type of file is not allowed"),
    429: _("rest_error_429", default="Too many tries"),
    503: _("rest_error_503", default="The server has too much to do"),
}


_BROKEN = _("broken_title", default="Something went wrong")


class Errors(ErrorHandling):
    """plone.rest's errors with ``title``, ``detail`` and ``errors`` added; the page for errors uses this when
    a program sent the request."""

    def __call__(self):
        if _is_too_deep(self.context):
            return ActionErrors(InvalidData(one("not_json")), self.request)()
        refused = refusal(self.context)
        if refused is not None:
            # Where the database conflicted, the publisher has already repeated the request as often as it
            # does.
            return ActionErrors(refused, self.request)()
        result = self.render_exception(self.context)
        if result is not None:
            answer(self.request, self._status(), result, self.context)

    def _status(self) -> int:
        response = self.request.response
        response.setStatus(type(self.context))
        status = response.getStatus()
        # 401 requires a log-in; a person who is logged in, and may not, gets 403. The request may have ended
        # before Zope authenticated its sender.
        known = status == 401 and authenticated_user(getSite(), self.request) is not None
        return 403 if known else status

    def render_exception(self, exception):
        result = super().render_exception(exception)
        if result is None:
            return None
        status = self._status()
        if status >= 500:
            # The error message could contain something of a case.
            result = {"type": "InternalError", "message": said(_BROKEN, self.request)}
            if request_now() is not None:
                # By it the failure is found in the server's log.
                result["request"] = request_now().id
        title = _TITLES.get(status, _BROKEN if status >= 500 else type(exception).__name__)
        if status == 405:
            result["message"] = said(title, self.request)
        result.pop("traceback", None)
        result["title"] = said(title, self.request)
        result.setdefault("detail", result.get("message", ""))
        result.setdefault("errors", [])
        return result


def _is_too_deep(exception) -> bool:
    # plone.restapi looks for a log-in in every JSON body, and fails on one that is nested too deeply.
    return isinstance(exception, RecursionError) and "decoding a JSON" in str(exception)


def answer(request, status: int, body, error: Exception) -> None:
    """Set status and body, locked: nothing later in the request may turn them into a page."""
    response = request.response
    response.setHeader("Content-Type", "application/json")
    later = retry_after(error, status)
    if later is not None:
        response.setHeader("Retry-After", str(later))
    response.setStatus(status, lock=1)
    # The server sends a body even in answer to HEAD: the client would take it for the beginning of the next
    # answer on the same connection.
    text = "" if request.method == "HEAD" else json.dumps(body, indent=2, sort_keys=True)
    response.setBody(text, lock=1)
    # PAS would redirect to the log-in page: the response makes it believe that it has done so.
    response._has_challenged = True


class ActionErrors(BrowserView):
    """An action that was not done: status, and every reason with its field."""

    def __call__(self):
        error = self.context
        status = error.status if isinstance(error, ActionError) else 400
        answer(self.request, status, self.render_exception(error, status), error)

    def render_exception(self, error, status: int):
        errors = errors_json(error.errors, self.request)
        detail = " ".join(dict.fromkeys(e["message"] for e in errors))
        found = {
            "type": type(error).__name__,
            "message": detail,
            "title": said(_TITLES[status], self.request),
            "detail": detail,
            "errors": errors,
        }
        if hasattr(error, "revision"):
            found["revision"] = error.revision
        return found


class PasswordErrors(ActionErrors):
    """Too many wrong passwords: nothing was checked."""

    def __call__(self):
        errors = one("too_many_passwords", minutes=-(-self.context.retry_after // 60))
        found = self.render_exception(ActionError(errors), 429)
        answer(self.request, 429, {**found, "type": type(self.context).__name__}, self.context)
