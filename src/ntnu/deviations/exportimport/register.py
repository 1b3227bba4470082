"""One register as files: what the person who is logged in may read of it, as the services answer."""

import logging
from AccessControl import getSecurityManager
from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.cases import every_number
from ntnu.deviations.access.confidential import handles
from ntnu.deviations.access.confidential import recipients_of
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.listing import seen_by
from ntnu.deviations.access.notification import files_of
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.access.units import unit_contents
from ntnu.deviations.caselog.broken import BROKEN
from ntnu.deviations.caselog.verify import latest_heads
from ntnu.deviations.content.stored_file import FileMissing
from ntnu.deviations.exportimport.folder import Folder
from ntnu.deviations.exportimport.folder import safe
from ntnu.deviations.exportimport.logs import log_of
from ntnu.deviations.interfaces import IAttachment
from ntnu.deviations.log_pages.services import CaseLog
from ntnu.deviations.log_pages.services import NotificationLog
from ntnu.deviations.log_pages.services import UnitLog
from ntnu.deviations.persons import person_of
from ntnu.deviations.units import folder_roles
from ntnu.deviations.units.services import roles_of
from plone.restapi.interfaces import ISerializeToJson
from typing import Any
from zope.component import getMultiAdapter

log = logging.getLogger(__name__)

#: Why something is not among the files: see ``manifest.py`` for the words.
NO_RECIPIENT, CASE_GONE, UNREADABLE, FILE_GONE = "not_recipient", "case_gone", "unreadable", "file_missing"

#: After this many cases, objects that are no longer needed leave the memory.
_TIDY = 200


@dataclass
class Taken:
    """The result for a register: how many of what, and what was left out (``what``, ``why``, a number)."""

    counts: Counter[str] = field(default_factory=Counter)
    left_out: list[tuple[str, str, str]] = field(default_factory=list)


class Taking:
    """Exports a register into a folder.

    A person who is not Manager does not learn what else there is: no number, and no count of what they may
    not read.
    """

    def __init__(self, register, request, folder: Folder):
        self.register = register
        self.request = request
        self.folder = folder
        self.user = getSecurityManager().getUser()
        self.place = f"registers/{safe(register.getId())}"
        self.taken = Taken()
        self.noted = latest_heads(register)

    def __call__(self) -> Taken:
        """Write it; every case is read from the database."""
        units = [self._unit(unit) for unit in unit_contents(self.register) if self._may_view(unit)]
        self.taken.counts["units"] = len(units)
        self.folder.write(f"{self.place}/register.json", self._unit(self.register))
        self.folder.write(f"{self.place}/units.json", units)
        for ids, number in self._cases():
            self._piece("cases", number, case_at(self.register, ids), self._case)
        self._lost()
        self._notifications()
        return self.taken

    def _may_view(self, place) -> bool:
        return bool(getSecurityManager().checkPermission("View", place))

    def _unit(self, place) -> dict[str, Any]:
        """A unit, or the register: its fields, and its role holders and log for those who give and take
        roles."""
        found: dict[str, Any] = {"content": self._json(place, include_items=False)}
        if getSecurityManager().checkPermission(folder_roles.PERMISSION, place):
            found["roles"] = roles_of(place)["roles"]
            found["log"] = self._log(UnitLog, place, True)
        return found

    def _json(self, content, **how) -> dict[str, Any]:
        serializer = getMultiAdapter((content, self.request), ISerializeToJson)
        return serializer(include_expansion=False, **how)

    def _log(self, kind: type[UnitLog], content, with_seals: bool) -> dict[str, Any]:
        return log_of(kind, content, self.request, self.noted, with_seals)

    def _cases(self) -> Iterator[tuple[tuple[str, ...], str]]:
        index = index_of(self.register)
        rows = (index.row(rid) for rid in seen_by(self.register, self.user))
        for count, row in enumerate(sorted((row["number"], row["ids"]) for row in rows), start=1):
            yield row[1], row[0]
            if count % _TIDY == 0 and self.register._p_jar is not None:
                self.register._p_jar.cacheGC()

    def _lost(self) -> None:
        if "Manager" in self.user.getRoles():
            lost = (number for number, _uid, row in every_number(self.register) if row is None)
            self.taken.left_out += [("case", CASE_GONE, number) for number in lost]

    def _piece(self, kind: str, number: str, case, take) -> None:
        """One case; one that cannot be read does not stop the others."""
        folder = f"{self.place}/{kind}/{safe(number)}"
        if case is None:
            self.taken.left_out.append(("case", CASE_GONE, number))
            return
        try:
            counts = take(folder, case)
        except BROKEN:
            log.exception("Case %s cannot be read, and is left out.", number)
            self.taken.left_out.append(("case", UNREADABLE, number))
        else:
            self.taken.counts.update(counts)

    def _case(self, folder: str, case) -> Counter[str]:
        reading = Reading(case, self.user)
        if not reading.may_view:
            return Counter()
        data = self._json(case)
        parts = {uid_of(part): part for part in every_part(case) if IAttachment.providedBy(part)}
        kept = {uid: part.file for uid, part in parts.items() if part.file is not None}
        counts = Counter(cases=1, files=self._files(folder, case.number, data, kept))
        for name in ("measures", "hearings", "messages"):
            counts[name] = len(data.get(name, ()))
        counts["statements"] = sum(len(hearing["statements"]) for hearing in data.get("hearings", ()))
        if reading.sees_log:
            told = self._log(CaseLog, case, reading.may_identity)
            self.folder.write(f"{folder}/log.json", told)
            counts["log_entries"] = len(told["items"])
        self.folder.write(f"{folder}/case.json", data)
        return counts

    def _notifications(self) -> None:
        registry = registry_of(self.register)
        if registry is None:
            return
        if person_of(self.user.getId()) not in recipients_of(registry):
            self.taken.left_out.append(("speakup", NO_RECIPIENT, ""))
            return
        for number, id_ in registry.numbers.items():
            case = registry._getOb(id_, None)
            # For a deleted case nobody knows who handled it.
            if case is not None and handles(case, self.user):
                self._piece("notifications", number, case, self._notification)

    def _notification(self, folder: str, case) -> Counter[str]:
        data = self._json(case)
        kept = {row.uid: row.file for row in files_of(case)}
        counts = Counter(notifications=1, files=self._files(folder, case.number, data, kept))
        told = self._log(NotificationLog, case, True)
        counts["log_entries"] = len(told["items"])
        self.folder.write(f"{folder}/log.json", told)
        self.folder.write(f"{folder}/case.json", data)
        return counts

    def _files(self, folder: str, number: str, data: Mapping[str, Any], kept: Mapping[str, Any]) -> int:
        """Copy the files that ``data`` lists, and record their paths; how many there are."""
        found = []
        for told in _attachments(data):
            uid = told["UID"]
            if uid not in kept:
                continue
            try:
                copied = self.folder.copy(f"{folder}/files/{uid}", told["filename"], kept[uid])
            except FileMissing:
                self.taken.left_out.append(("file", FILE_GONE, f"{number} {uid}"))
            else:
                found.append({"UID": uid, **copied})
        if found:
            self.folder.write(f"{folder}/files.json", found)
        return len(found)


def _attachments(data: Any) -> Iterator[Mapping[str, Any]]:
    """The files listed in an answer, at every depth: the reader may not have any others."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            if key == "attachments":
                yield from value
            else:
                yield from _attachments(value)
    elif isinstance(data, list):
        for item in data:
            yield from _attachments(item)
