"""The package: a ZIP file with an overview for people, the same for machines, and a folder for each case."""

import json
import re
import shutil
import unicodedata
import zipfile
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from datetime import UTC
from ntnu.deviations.documents.pdf import to_pdf
from ntnu.deviations.domain.personal import Paper
from ntnu.deviations.domain.personal import PersonalAbsence
from ntnu.deviations.domain.personal import PersonalCase
from ntnu.deviations.domain.personal import PersonalDraft
from ntnu.deviations.domain.personal import PersonalList
from ntnu.deviations.subject_access.overview import Asked
from ntnu.deviations.subject_access.overview import overview
from typing import Any
from typing import BinaryIO

INDEX, OVERVIEW = "index.json", "overview.pdf"
_PIECE = 1 << 20
#: Characters that no file name may contain on some system, and invisible characters.
_UNFIT = re.compile(
    r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]'
)
#: Characters it may not begin or end with.
_ENDS = " ."
#: Names that a system reserves for its devices.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)
#: Bytes of UTF-8; with a number between the parts a name stays below the 255 that file systems accept.
_LONGEST, _LONGEST_ENDING = 200, 30


def write(
    target: BinaryIO,
    asked: Asked,
    cases: Iterable[PersonalCase],
    drafts: Sequence[PersonalDraft] = (),
    absences: Sequence[PersonalAbsence] = (),
    lists: Sequence[PersonalList] = (),
    chosen: Sequence[tuple[str, str]] = (),
) -> int:
    """Write the package; returns how many cases are in it. Files are copied piece by piece."""
    told = []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for case in cases:
            case = _without_missing(case)
            _copy(package, case.number, case.papers, asked.at)
            told.append(case)
        for number, draft in enumerate(drafts, start=1):
            _copy(package, f"drafts/{number}", draft.papers, asked.at)
        told.sort(key=lambda case: case.number)
        _add(package, OVERVIEW, to_pdf(overview(asked, told, drafts, absences, lists, chosen)), asked.at)
        _add(package, INDEX, _as_json(asked, told, drafts, absences, lists, chosen), asked.at)
    return len(told)


def _copy(package: zipfile.ZipFile, folder: str, papers: Sequence[Paper], at: datetime) -> None:
    for name, paper in zip(file_names(paper.name for paper in papers), papers, strict=True):
        with paper.open() as source, _entry(package, f"{folder}/{name}", at) as place:
            shutil.copyfileobj(source, place, _PIECE)


def _without_missing(case: PersonalCase) -> PersonalCase:
    """The case with its existing files, and the names of those that the server has lost."""
    there, missing = [], []
    for paper in case.papers:
        try:
            source = paper.open()
        except LookupError:
            missing.append(paper.name)
        else:
            there.append(replace(paper, open=lambda source=source: source))
    return replace(case, papers=tuple(there), missing=tuple(missing))


def file_names(titles: Iterable[str]) -> Iterator[str]:
    """File names that are valid on every system, each once: as close as possible to people's own names."""
    taken: set[str] = set()
    for title in titles:
        plain = _UNFIT.sub("_", unicodedata.normalize("NFC", title)).strip(_ENDS)
        stem, dot, ending = plain.rpartition(".") if "." in plain else (plain, "", "")
        ending = _first(ending, _LONGEST_ENDING)
        stem = _first(stem, _LONGEST) or "_"
        if stem.partition(".")[0].casefold() in _DEVICES:
            stem = f"_{stem}"
        name, number = f"{stem}{dot}{ending}", 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}{dot}{ending}"
        taken.add(name.casefold())
        yield name


def _first(text: str, most: int) -> str:
    """As much of the text as fits in so many bytes of UTF-8."""
    return text.encode("utf-8")[:most].decode("utf-8", "ignore").strip(_ENDS)


def _entry(package: zipfile.ZipFile, name: str, at: datetime):
    entry = zipfile.ZipInfo(name, at.astimezone(UTC).timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return package.open(entry, "w", force_zip64=True)


def _add(package: zipfile.ZipFile, name: str, data: bytes, at: datetime) -> None:
    with _entry(package, name, at) as place:
        place.write(data)


def _as_json(
    asked: Asked,
    cases: list[PersonalCase],
    drafts: Sequence[PersonalDraft],
    absences: Sequence[PersonalAbsence],
    lists: Sequence[PersonalList],
    chosen: Sequence[tuple[str, str]],
) -> bytes:
    told = {
        "person": asked.person,
        "made": _moment(asked.at),
        "made_by": asked.asker,
        "cases": [_case(case) for case in cases],
        "drafts": [_draft(number, draft) for number, draft in enumerate(drafts, start=1)],
        "absences": [
            {
                "unit": one.unit,
                "from": one.start.isoformat(),
                "to": one.end.isoformat(),
                "as_deputy": one.as_deputy,
            }
            for one in absences
        ],
        "saved_lists": [{"name": one.name, "asked": _pairs(one.asked)} for one in lists],
        "preferences": _pairs(chosen),
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8")


def _case(case: PersonalCase) -> dict[str, Any]:
    return {
        "case_number": case.number,
        "unit": case.unit,
        "review_state": case.state,
        "opened": _moment(case.opened),
        "closed": _moment(case.closed),
        "places": list(case.places),
        "written": [{"kind": w.kind, "at": _moment(w.at), "text": w.text} for w in case.written],
        "missing_files": list(case.missing),
        "files": [f"{case.number}/{name}" for name in file_names(paper.name for paper in case.papers)],
    }


def _draft(number: int, draft: PersonalDraft) -> dict[str, Any]:
    return {
        "case_number": draft.number or None,
        "unit": draft.unit or None,
        "saved": _moment(draft.saved),
        "fields": _pairs(draft.fields),
        "files": [f"drafts/{number}/{name}" for name in file_names(paper.name for paper in draft.papers)],
    }


def _pairs(pairs: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in pairs]


def _moment(at: datetime | None) -> str | None:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else None
