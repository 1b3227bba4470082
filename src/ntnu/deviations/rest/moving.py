"""``@copy`` and ``@move``: a case is never copied, and moved by its actions only."""

from ntnu.deviations.access.cases import case_by_number
from ntnu.deviations.access.guard import case_of
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.units import registers
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import one
from ntnu.deviations.interfaces import ICaseAddress
from ntnu.deviations.rest.base import json_object
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import rows
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from plone import api
from plone.restapi.services.copymove.copymove import Copy
from plone.restapi.services.copymove.copymove import Move


def _named(key: str):
    """The object that a source names, by address, path or UID; without permission checks, for comparing
    only."""
    found = _walked(key)
    return case_by_number(found.context, found.number) if ICaseAddress.providedBy(found) else found


def _walked(key: str):
    portal = api.portal.get()
    if key.startswith(portal.absolute_url()):
        key = key[len(portal.absolute_url()) :]
    if "/" in key:
        return portal.unrestrictedTraverse(key.strip("/"), None)
    # The site's catalog knows no case by UID; Plone finds what else a UID names.
    for register in registers(portal):
        for row in index_of(register).rows_of_uid(key):
            return register.unrestrictedTraverse("/".join(row["ids"]))
    return None


class _CasesStay:
    def reply(self):
        sources = json_object(self.request).get("source") or []
        for source in sources if isinstance(sources, list) else [sources]:
            if not isinstance(source, str):
                raise InvalidData(one("wrong_type", "source"))
            case = case_of(_named(source))
            if case is not None and Reading(case).may_view:
                raise NotAllowed(one("use_action", None, action="@action/approve, @action/change_unit"))
        return super().reply()

    def get_object(self, key):
        """None for a case: a person who may not see it gets the same answer as for a wrong address."""
        found = _walked(key)
        is_case = ICaseAddress.providedBy(found) or case_of(found) is not None
        return None if is_case else super().get_object(key)


_SOURCES = shape({"source": {"anyOf": [TEXT, rows(TEXT)]}})
_MOVED = rows(shape({"source": TEXT, "target": TEXT}))


@described(_MOVED, takes=_SOURCES)
class CopyAllButCases(_CasesStay, Copy):
    """``POST <folder>/@copy``"""


@described(_MOVED, takes=_SOURCES)
class MoveAllButCases(_CasesStay, Move):
    """``POST <folder>/@move``"""
