"""The access log: a line of JSON for each request, and what of SpeakUp! it leaves out.

There is no line for the form, the way back and their services, nor for what a browser asks for from there.
Of whatever else leads to SpeakUp!, neither address nor sender is written. Nor is there one
for a calendar, whose address is a secret.
"""

import json
import logging
import re
from collections.abc import Mapping
from datetime import datetime
from datetime import UTC
from ntnu.deviations.under_way import UnderWay
from typing import Any
from urllib.parse import unquote

log = logging.getLogger("wsgi")

#: The open pages and services, by their names in an address, however these are set in it (``@@``,
#: ``++view++``, ``:method``).
_OPEN = re.compile(
    r"(?<![\w-])(notify(-follow|-receipt)?|@speakup(-follow)?|calendar-feed)(?![\w-])", re.IGNORECASE
)
_SPEAKUP = re.compile("speakup|varsel", re.IGNORECASE)
#: How many addresses may be nested in one another.
_DEEPEST = 4
#: Signs of what a sender chooses that are kept.
_LONGEST = 500


def is_quiet(environ: Mapping[str, Any]) -> bool:
    """Is this a request that must not be logged?"""
    return any(_OPEN.search(address) for address in _addresses(environ))


def leads_to_speakup(environ: Mapping[str, Any]) -> bool:
    """Is SpeakUp! named in the request?"""
    return any(_SPEAKUP.search(address) for address in _addresses(environ))


def _addresses(environ: Mapping[str, Any]) -> list[str]:
    """Where the request goes and comes from, decoded: an address may be nested in another (``came_from``)."""
    names = ("PATH_INFO", "SCRIPT_NAME", "HTTP_REFERER", "QUERY_STRING")
    found = [str(environ.get(name, "")) for name in names]
    for _within in range(_DEEPEST):
        found = [unquote(address) for address in found]
    return found


def write(request: UnderWay, environ: Mapping[str, Any], path: str, status: int, seconds: float) -> None:
    """Write the line of a request that was answered. ``path`` is what was asked for, decoded."""
    if request.unseen:
        return
    line = {
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "request": request.id,
        "method": environ.get("REQUEST_METHOD", "")[:20],
        "door": request.door,
        "status": status,
        "seconds": round(seconds, 3),
    }
    if not request.hidden:
        line |= {
            "path": path[:_LONGEST],
            "address": environ.get("REMOTE_ADDR", ""),
            "user": environ.get("REMOTE_USER", "")[:_LONGEST],
            "agent": environ.get("HTTP_USER_AGENT", "")[:_LONGEST],
        }
    # In ASCII, on one line, whatever was sent.
    log.info("%s", json.dumps(line))
