"""Who reads a case: a line in a log file for each request that was answered with part of it.

The line is written when the answer is complete, and not to the database. A request that was not answered,
because the case does not exist or access is denied, is no reading.
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
#: The parts of an address that show which part of the case was read. The rest may hold the name of a file.
_PARTS = 2
_LONGEST = 100
#: Answered without any of the content.
_EMPTY = frozenset({"OPTIONS"})


def note(case, request, person: str, what: str) -> None:
    """The answer to this request will hold something of the case.

    ``person`` is the user id of the reader, ``what`` the part of the case. A case is noted once for each
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
    """The part of a case that is read, as the log names it: from the names that follow the case in an
    address."""
    return "/".join(names[:_PARTS])[:_LONGEST] or ("rest" if IAPIRequest.providedBy(request) else "page")


def write(event: IPubSuccess) -> None:
    """Subscriber: the answer is complete, and changes are committed."""
    request = event.request
    noted = IAnnotations(request).get(_KEY)
    # A page that asks for corrections shows the case as well; a redirect does not.
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
