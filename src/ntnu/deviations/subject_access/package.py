"""The package: a ZIP file with an overview for people, the same for machines, and a folder for each case."""

import json
import re
import shutil
import zipfile
from collections.abc import Iterable
from collections.abc import Iterator
from datetime import datetime
from datetime import UTC
from ntnu.deviations.core.personal import PersonalCase
from ntnu.deviations.documents.pdf import to_pdf
from ntnu.deviations.subject_access.overview import Asked
from ntnu.deviations.subject_access.overview import overview
from typing import Any
from typing import BinaryIO

INDEX, OVERVIEW = "index.json", "overview.pdf"
_PIECE = 1 << 20
#: What no system's file name may hold.
_UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u202a-\u202e\u2066-\u2069\ud800-\udfff]')
_LONGEST = 120


def write(target: BinaryIO, asked: Asked, cases: Iterable[PersonalCase]) -> int:
    """Write the package; how many cases are in it. Files are copied piece by piece."""
    told = []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for case in cases:
            for name, paper in zip(file_names(p.name for p in case.papers), case.papers, strict=True):
                with paper.open() as source, _entry(package, f"{case.number}/{name}", asked.at) as place:
                    shutil.copyfileobj(source, place, _PIECE)
            told.append(case)
        told.sort(key=lambda case: case.number)
        _add(package, OVERVIEW, to_pdf(overview(asked, told)), asked.at)
        _add(package, INDEX, _as_json(asked, told), asked.at)
    return len(told)


def file_names(titles: Iterable[str]) -> Iterator[str]:
    """Names that every system can keep, each once: of what people call their files, as much as may be."""
    taken: set[str] = set()
    for title in titles:
        stem, dot, ending = _UNFIT.sub("_", title).strip(" .").rpartition(".")
        if not stem:
            stem, dot, ending = ending or "_", "", ""
        ending = ending[:20]
        name, number = f"{stem[:_LONGEST]}{dot}{ending}", 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem[:_LONGEST]}-{number}{dot}{ending}"
        taken.add(name.casefold())
        yield name


def _entry(package: zipfile.ZipFile, name: str, at: datetime):
    entry = zipfile.ZipInfo(name, at.astimezone(UTC).timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return package.open(entry, "w", force_zip64=True)


def _add(package: zipfile.ZipFile, name: str, data: bytes, at: datetime) -> None:
    with _entry(package, name, at) as place:
        place.write(data)


def _as_json(asked: Asked, cases: list[PersonalCase]) -> bytes:
    told = {
        "person": asked.person,
        "made": _moment(asked.at),
        "made_by": asked.asker,
        "cases": [_case(case) for case in cases],
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
        "files": [f"{case.number}/{name}" for name in file_names(paper.name for paper in case.papers)],
    }


def _moment(at: datetime | None) -> str | None:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else None
