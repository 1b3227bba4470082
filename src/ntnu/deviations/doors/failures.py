"""What the server logs when something fails: never a text of a case.

An exception carries values in its message, a template's error the variables around it, Plone's error log the
form that was sent. For a failure at or below a register only the type of the exception and the places in the
code are logged; the same applies to the product's work outside requests.
"""

import logging
import traceback
from ntnu.deviations.access.ours import is_inside
from ntnu.deviations.access.ours import is_ours
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.under_way import request_now
from typing import Any
from zExceptions import HTTPException
from zExceptions import Redirect
from zope.globalrequest import getRequest

log = logging.getLogger("ntnu.deviations.failures")

_OURS = "ntnu.deviations"
_MARK = "_failed_at_a_register"


class _Silence:
    """Takes the place of the published object in the request: Plone's error log then finds no place to write
    to."""


def on_before_abort(event: Any) -> None:
    """Subscriber: a request has failed, and its error page is drawn."""
    request, (kind, error, _trace) = event.request, event.exc_info
    if not is_ours(request):
        return
    setattr(error, _MARK, True)
    expected = isinstance(error, ActionError | Redirect) or (
        isinstance(error, HTTPException) and error.getStatus() < 500
    )
    if not event.retry and not expected and request.response.getStatus() >= 500:
        log.error("%s %s", request.method, kind.__name__, exc_info=event.exc_info)
    if not event.retry:
        request["PUBLISHED"] = _Silence()


def outline(exc_info: Any) -> str:
    """The types of an exception and of its causes, and where each was raised; no message, no value."""
    found, error, seen = [], exc_info[1], set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        places = traceback.extract_tb(error.__traceback__, limit=-12)
        lines = [f'  File "{p.filename}", line {p.lineno}, in {p.name}' for p in places]
        found.append("\n".join([*lines, _kind(error)]))
        error = error.__cause__ or error.__context__
    return "\n\n".join(reversed(found))


def _kind(error: BaseException) -> str:
    # Chameleon gives an error a generated class, with everything that was rendered in its message.
    return type(error).__name__


def is_private(name: str, error: BaseException | None) -> bool:
    """May this record of the logger ``name``, about ``error``, contain something of a case?"""
    if name == _OURS or name.startswith(f"{_OURS}."):
        return True
    request = getRequest()
    return getattr(error, _MARK, False) or (request is not None and is_inside(request))


def records(former: Any) -> Any:
    """A factory of log records like ``former`` that removes messages of exceptions. Within a request its id
    comes first, and nothing that a sender chose begins a line."""

    def made(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = former(*args, **kwargs)
        request = request_now()
        if request is not None:
            record.msg = f"[{request.id}] {record.msg}"
            if isinstance(record.args, tuple):
                record.args = tuple(_in_a_line(arg) if isinstance(arg, str) else arg for arg in record.args)
        exc_info = record.exc_info
        if exc_info and exc_info[1] is not None and is_private(record.name, exc_info[1]):
            record.exc_text, record.exc_info = outline(exc_info), None
        return record

    made.takes_messages_out = True
    return made


def _in_a_line(text: str) -> str:
    return text.encode("unicode_escape").decode("ascii") if not text.isprintable() else text


def on_process_starting(event: Any) -> None:
    """Subscriber: from now on the server's log contains no message of this product's exceptions."""
    former = logging.getLogRecordFactory()
    if not getattr(former, "takes_messages_out", False):
        logging.setLogRecordFactory(records(former))
