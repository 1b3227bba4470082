"""``@case-log``, ``@case-log/verify``: the log of a case, a unit or the register, and whether it is whole."""

from AccessControl import getSecurityManager
from datetime import date
from ntnu.deviations.access.confidential import handles
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.directory import MANAGE_ROLES
from ntnu.deviations.access.listing import BadQuery
from ntnu.deviations.access.listing import MOST
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.units import register_of
from ntnu.deviations.caselog import storage
from ntnu.deviations.caselog.entry_words import KINDS
from ntnu.deviations.caselog.head_lists import HeadsList
from ntnu.deviations.caselog.problems import PROBLEMS
from ntnu.deviations.caselog.saying import Saying
from ntnu.deviations.caselog.shown import show
from ntnu.deviations.caselog.shown import Shown
from ntnu.deviations.caselog.shown import Wanted
from ntnu.deviations.caselog.verify import verify_log
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import one
from ntnu.deviations.languages import of_request
from ntnu.deviations.persons import id_of
from ntnu.deviations.persons import person_named
from ntnu.deviations.rest.base import said
from ntnu.deviations.rest.batches import address
from ntnu.deviations.rest.batches import links
from ntnu.deviations.rest.batches import number
from ntnu.deviations.rest.described import ADDRESS
from ntnu.deviations.rest.described import ANYTHING
from ntnu.deviations.rest.described import BATCH
from ntnu.deviations.rest.described import BATCHING
from ntnu.deviations.rest.described import DAY
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import maybe
from ntnu.deviations.rest.described import MOMENT
from ntnu.deviations.rest.described import NUMBER
from ntnu.deviations.rest.described import one_of
from ntnu.deviations.rest.described import rows
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.rest.described import YES
from ntnu.deviations.rest.serializers.values import as_moment
from plone.restapi.services import Service
from typing import Any
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse

_FILTERS = frozenset({"who", "kind", "from", "to", "text"})
_BATCH = frozenset({"b_start", "b_size"})


_ENTRY = shape(
    {
        "seq": NUMBER,
        "at": MOMENT,
        "actor": TEXT,
        "actor_title": TEXT,
        "fullname": TEXT,
        "action": TEXT,
        "kind": TEXT,
        "title": TEXT,
        "why": rows(shape({"key": TEXT, "title": TEXT, "value": ANYTHING, "text": TEXT})),
        "erased": ANYTHING,
        "erased_by": ANYTHING,
        "spoilt": ANYTHING,
    }
)


@described(
    shape(
        {
            "@id": ADDRESS,
            "whole": YES,
            "entries": NUMBER,
            "compared_with": maybe(MOMENT),
            "problems": rows(shape({"seq": NUMBER, "code": TEXT, "notice": YES, "message": TEXT})),
        }
    ),
    below="verify",
)
@described(
    shape({"@id": ADDRESS, "items": rows(_ENTRY), "items_total": NUMBER, **BATCHING}),
    asks={"who?": TEXT, "kind?": one_of("", *KINDS), "from?": DAY, "to?": DAY, "text?": TEXT, **BATCH},
)
@implementer(IPublishTraverse)
class UnitLog(Service):
    """``GET <unit>/@case-log``, ``GET <register>/@case-log``: changes of folder roles, and by tables, oldest
    first.

    For those who give and take folder roles there.
    """

    name: str | None = None
    #: Is it the log of a notification case?
    notification = False

    def publishTraverse(self, request, name):
        if self.name is not None or name != "verify":
            raise NotFound(name)
        self.name = name
        return self

    def reply(self):
        if not self.may_read():
            raise NotAllowed(one("not_yours"))
        try:
            return self.verdict() if self.name else self._entries()
        except BadQuery as error:
            raise InvalidData(one("unknown_value", error.field)) from None

    def may_read(self) -> bool:
        """May the person who is logged in read the log?"""
        return bool(getSecurityManager().checkPermission(MANAGE_ROLES, self.context))

    def hidden(self) -> str:
        """The id of a person whose name they may not see."""
        return ""

    def _entries(self) -> dict[str, Any]:
        form, base = self.request.form, f"{self.context.absolute_url()}/@case-log"
        wanted = _wanted(form)
        start, size = number(form, "b_start", 0), number(form, "b_size", 25)
        if start < 0 or not 0 < size <= MOST:
            raise BadQuery("b_size")
        found = [entry for entry in self._shown() if wanted.fits(entry)]
        answer = {
            "@id": address(base, form),
            "items": [_item(entry) for entry in found[start : start + size]],
            "items_total": len(found),
        }
        if len(found) > size:
            answer["batching"] = links(base, form, start, size, len(found))
        return answer

    def every_entry(self) -> list[dict[str, Any]]:
        """The ``items`` of the whole log, without batches."""
        return [_item(entry) for entry in self._shown()]

    def _shown(self) -> list[Shown]:
        saying = Saying(
            language=of_request(self.request),
            translate=lambda message: said(message, self.request),
            person=Directory(register_of(self.context)).principal_name,
            hidden=self.hidden(),
            notification=self.notification,
        )
        return show(storage.entries(self.context), saying)

    def verdict(self, noted: HeadsList | None = None) -> dict[str, Any]:
        """Is the log whole? In the format of ``@case-log/verify``. ``noted``: see ``verify_log``."""
        verdict = verify_log(self.context, noted)
        return {
            "@id": f"{self.context.absolute_url()}/@case-log/verify",
            "whole": verdict.whole,
            "entries": verdict.entries,
            "compared_with": as_moment(verdict.noted_at),
            "problems": [
                {
                    "seq": problem.seq,
                    "code": problem.reason,
                    "notice": problem.notice,
                    "message": said(PROBLEMS[problem.reason], self.request),
                }
                for problem in verdict.problems
            ],
        }


class CaseLog(UnitLog):
    """``GET <case>/@case-log``: for recipient, case worker and archivist."""

    def may_read(self) -> bool:
        return Reading(self.context).sees_log

    def hidden(self) -> str:
        reading = Reading(self.context)
        return "" if reading.may_identity else reading.facts.reporter


class NotificationLog(UnitLog):
    """``GET <notification case>/@case-log``: for those who handle it; not found for others."""

    notification = True

    def may_read(self) -> bool:
        if not handles(self.context, getSecurityManager().getUser()):
            raise NotFound("@case-log")
        return True


def _wanted(form) -> Wanted:
    for name in form:
        if name not in _FILTERS | _BATCH or (name in _FILTERS and not isinstance(form[name], str)):
            raise BadQuery(name)
    if form.get("kind", "") not in ("", *KINDS):
        raise BadQuery("kind")
    return Wanted(
        who=person_named(form.get("who", "")),
        kind=form.get("kind", ""),
        first=_day(form, "from"),
        last=_day(form, "to"),
        text=form.get("text", ""),
    )


def _day(form, name: str) -> date | None:
    value = form.get(name, "")
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise InvalidData(one("not_a_date", name)) from None


def _item(entry: Shown) -> dict[str, Any]:
    return {
        "seq": entry.seq,
        "at": as_moment(entry.at),
        "actor": id_of(entry.actor),
        "actor_title": entry.actor_title,
        "fullname": entry.actor_title if entry.actor else "",
        "action": entry.action,
        "kind": entry.kind,
        "title": entry.title,
        "why": [
            {"key": reason.key, "title": reason.label, "value": reason.value, "text": reason.text}
            for reason in entry.why
        ],
        "erased": entry.erased,
        "erased_by": entry.erased_by,
        "spoilt": entry.spoilt,
    }
