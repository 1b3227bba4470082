"""What is searched of a case, by who may read it."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from ntnu.deviations.access.facts import state_of
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.part_facts import state_of_part
from ntnu.deviations.case.fields import is_prose
from ntnu.deviations.case.schema import case_fields
from ntnu.deviations.case.schema import prose_of
from ntnu.deviations.case.schema.outcome import IPreliminary
from ntnu.deviations.case.schema.tags import outcomes_of
from ntnu.deviations.case.schema.tags import part_of
from ntnu.deviations.case.schema.tags import permissions_of
from ntnu.deviations.case.schema.tags import VIEW
from ntnu.deviations.case.schema.tags import VIEW_CASEWORK
from ntnu.deviations.content.part_schemas import PART_SCHEMAS
from ntnu.deviations.domain.search import counted
from ntnu.deviations.domain.search import INTERNAL
from ntnu.deviations.domain.search import LAYERS
from ntnu.deviations.domain.search import OPEN
from ntnu.deviations.domain.search import SHARED
from ntnu.deviations.domain.search import TITLE
from ntnu.deviations.domain.search import written
from ntnu.deviations.interfaces import IMessage
from ntnu.deviations.stems import stem
from zope.schema import Field

#: The words of a case: of each of LAYERS, how often each is there.
Words = tuple[Counter[str], ...]


def words_of_case(case) -> Words:
    """The words of a case; none of what is left of one that was handed over.

    A file is not read. Nor is what only some of those read who read the casework.
    """
    found: Words = tuple(Counter() for _layer in LAYERS)
    if not case.handed_over:
        for layer, text in (*_of_fields(case), *_of_parts(case)):
            found[layer].update(counted(text))
        title = counted(case.title)
        for _again in range(TITLE - 1):
            found[OPEN].update(title)
    return found


def _of_fields(case) -> Iterator[tuple[int, str]]:
    state = state_of(case)
    for name, field in case_fields().items():
        layer = _layer_of(field) if is_prose(field) else None
        if layer is not None and state in (outcomes_of(field) or (state,)):
            yield from ((layer, text) for text in _texts(getattr(case, name)))


def _layer_of(field: Field) -> int | None:
    if part_of(field) is IPreliminary:
        return SHARED
    permissions = permissions_of(field)
    if permissions == {VIEW}:
        return OPEN
    return INTERNAL if permissions <= {VIEW, VIEW_CASEWORK} else None


def _of_parts(case) -> Iterator[tuple[int, str]]:
    for part in every_part(case):
        schema = next((PART_SCHEMAS[kind] for kind in PART_SCHEMAS if kind.providedBy(part)), None)
        if schema is not None:
            is_shared = IMessage.providedBy(part) and state_of_part(part) == "shared"
            for name in prose_of(schema):
                yield from ((SHARED if is_shared else INTERNAL, text) for text in _texts(getattr(part, name)))


def _texts(value: str | Iterable[str] | None) -> Iterable[str]:
    return (value,) if isinstance(value, str) else value or ()


def forms_of(case) -> dict[str, str]:
    """Stem -> the first form in which it is in the title or in what happened, as it is written there."""
    found: dict[str, str] = {}
    for form in written(f"{case.title} {case.what_happened}"):
        for word in counted(form):
            found.setdefault(stem(word), form)
    return found
