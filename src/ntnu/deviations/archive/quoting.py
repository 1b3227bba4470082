"""An archive's own message about a case, for readers who may not read the case."""

import re
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.units import register_of
from ntnu.deviations.interfaces import IAttachment

_WORD = re.compile(r"[^\W_]{3,}")


def without_words_of(case, text: str) -> str:
    """``text`` without the words of the case's title, the names of its files, and the persons in it: an
    archive may quote what it refuses."""
    if not text:
        return ""
    world = Directory(register_of(case))
    workers = [row[0] for row in (case.case_worker, *case.coworkers) if row]
    persons = [case.reporter, *workers]
    for person in filter(None, persons):
        text = re.sub(rf"(?<!\w){re.escape(person)}(?!\w)", "…", text, flags=re.IGNORECASE)
    told = [case.title, *(world.person_name(person) for person in persons if person)]
    told += [part.title for part in every_part(case) if IAttachment.providedBy(part)]
    known = {word.casefold() for said in told for word in _WORD.findall(said or "")}
    return _WORD.sub(lambda found: "…" if found[0].casefold() in known else found[0], text)
