"""Who reads a case: a line in a log file for each request that was answered with something of it.

The line is written when the answer is complete, and in no database. What was not answered, because it is
not there or not allowed, is no reading.
"""

import json
import logging
from ntnu.deviations.access.ours import asked_for_head
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.now import now
from plone.rest.interfaces import IAPIRequest
from zope.annotation.interfaces import IAnnotations
from ZPublisher.interfaces import IPubSuccess

#: The lines go here; where they end up is set at the start of the process (``read_log.py``).
reads = logging.getLogger("ntnu.deviations.reads")

_KEY = "ntnu.deviations.reads"
#: What of an address tells which part of the case was read. The rest may hold the name of a file.
_PARTS = 2
_LONGEST = 100
#: Answered without any of the content.
_EMPTY = frozenset({"OPTIONS"})


def note(case, request, person: str, what: str) -> None:
    """The answer to this request is going to hold something of the case.

    ``person`` is who asks (a user id), ``what`` the part of the case. A case is noted once for each
    request: what was noted first is kept.
    """
    noted = IAnnotations(request).setdefault(_KEY, {})
    uid = uid_of(case)
    if uid not in noted:
        noted[uid] = {
            "at": now().strftime("%Y-%m-%dT%H:%M:%SZ"),
            "user": person,
            "case": uid,
            "number": case.number,
            "what": what,
        }


def part(names: list[str], request) -> str:
    """How the names that follow a case in an address are written down: the part of it that is read."""
    return "/".join(names[:_PARTS])[:_LONGEST] or ("rest" if IAPIRequest.providedBy(request) else "page")


def write(event: IPubSuccess) -> None:
    """Subscriber: the answer is complete, and what was changed is committed."""
    request = event.request
    noted = IAnnotations(request).get(_KEY)
    # A page that asks to mend something shows the case as well; one that leads elsewhere does not.
    if (
        not noted
        or asked_for_head(request)
        or request.method in _EMPTY
        or request.response.getStatus() // 100 == 3
    ):
        return
    for line in noted.values():
        if request.method != "GET":
            line = {**line, "what": f"{request.method} {line['what']}"}
        reads.info(json.dumps(line))
