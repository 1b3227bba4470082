"""Collects the records of a case: each with its document and its files, named for the package."""

import io
import re
from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from ntnu.deviations.access.notification import FileRow
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.archive.noark import model
from ntnu.deviations.content.stored_file import is_missing
from ntnu.deviations.documents.model import Document
from ntnu.deviations.documents.model import Section
from ntnu.deviations.documents.pdf import to_pdf
from ntnu.deviations.messages import FILE_MISSING
from typing import Any
from typing import BinaryIO
from uuid import UUID
from uuid import uuid5
from zope.i18n import translate

#: The part of a file's own name that is kept in the package: its extension.
_ENDING = re.compile(r"\.[a-z0-9]{1,8}\Z")


class Records:
    """The records of one case. Ids are the same each time the case is described."""

    def __init__(
        self,
        case_uid: str,
        shielding: model.Shielding | None,
        name_of: Callable[[str], str],
        kind: str = model.OF_DEVIATION,
    ):
        self._case = UUID(case_uid)
        #: The name of the person who has added a file.
        self._name_of = name_of
        #: The kind of its documents, in words.
        self._kind = kind
        self._shielding = shielding
        self._records: dict[str, model.Record] = {}
        #: Name in the package -> what opens the file.
        self.files: dict[str, Callable[[], BinaryIO]] = {}

    def get(self, key: str) -> model.Record | None:
        """The record that was added under this key."""
        return self._records.get(key)

    def in_order(self) -> tuple[model.Record, ...]:
        """All of them, oldest first."""
        return tuple(sorted(self._records.values(), key=lambda record: record.at))

    def add(
        self,
        key: str,
        *,
        kind: str,
        title: str,
        at: datetime,
        by: str,
        sender: str = "",
        receiver: str = "",
        document: Document,
        files: Iterable[Any] = (),
        public_title: str = "",
        written_off: tuple[model.WrittenOff, ...] = (),
    ) -> None:
        """A record with its main document and the attachments ``files``.

        ``sender``: the author, where nobody else is named. ``public_title`` is the title without words from
        users, where the title contains any.
        """
        place = f"{len(self._records) + 1:03d}"
        main = f"{place}-dokument.pdf"
        self.files[main] = lambda: io.BytesIO(to_pdf(document, for_clock=True))
        papers = [model.Paper(self._uid("document", key), document.sort, main, at, by, kind=self._kind)]
        for number, file in enumerate(files, 1):
            papers.append(self._attachment(f"{place}-vedlegg-{number:02d}", file, document))
        self._records[key] = model.Record(
            uid=self._uid("record", key),
            kind=kind,
            title=title,
            public_title=public_title or title,
            at=at,
            by=by,
            sender=sender or by,
            receiver=receiver,
            papers=tuple(papers),
            written_off=written_off,
            shielding=self._shielding,
        )

    def _attachment(self, name: str, file, document: Document) -> model.Paper:
        """A file; where the server has lost it, a page that says so instead."""
        if is_missing(file.file):
            return self._lost(f"{name}.pdf", file, document)
        ending = _ENDING.search(file.title.lower())
        name += ending.group() if ending else ""
        self.files[name] = file.file.open
        by = self._name_of(file.added_by)
        return model.Paper(_uid_of(file), file.title, name, file.added, by, model.ORIGINAL, self._kind)

    def _lost(self, name: str, file, document: Document) -> model.Paper:
        said = f"{file.title} ({translate(FILE_MISSING, target_language=document.language)})"
        section = Section("missing", document.sort, text=said)
        page = replace(document, title=file.title, facts=(), contents="", sections=(section,))
        self.files[name] = lambda: io.BytesIO(to_pdf(page, for_clock=True))
        return model.Paper(
            _uid_of(file), said, name, file.added, self._name_of(file.added_by), kind=self._kind
        )

    def _uid(self, sort: str, key: str) -> str:
        return uuid5(self._case, f"{sort}:{key}").hex


def _uid_of(file) -> str:
    return file.uid if isinstance(file, FileRow) else uid_of(file)
