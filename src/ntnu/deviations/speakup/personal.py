"""What somebody has sent to SpeakUp! under their name, for themselves alone."""

from collections.abc import Iterator
from functools import partial
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.notification import said_in
from ntnu.deviations.access.notification import state_of
from ntnu.deviations.case.schema.notification import TEXTS
from ntnu.deviations.content.stored_file import opened
from ntnu.deviations.domain.personal import NOTIFIER
from ntnu.deviations.domain.personal import Paper
from ntnu.deviations.domain.personal import PersonalCase
from ntnu.deviations.domain.personal import Written
from ntnu.deviations.interfaces import IPersonalCases
from ntnu.deviations.messages import NOTIFICATION_STATES
from ntnu.deviations.persons import person_of
from typing import Any
from zope.interface import implementer


@implementer(IPersonalCases)
class NotificationsOf:
    """Utility."""

    def cases(self, register, person: str, asker, language: str) -> Iterator[tuple[Any, PersonalCase]]:
        """See ``IPersonalCases``. Nobody else gets a list of them, not even an archivist."""
        registry = registry_of(register)
        if registry is None or not person or person_of(asker.getId()) != person:
            return
        for id_ in registry.reporters.get(person, ()):
            case = registry._getOb(id_)
            if not case.returned:
                yield case, _told(case)


def _told(case) -> PersonalCase:
    sent = [Written("notification", case.received, getattr(case, name)) for name in TEXTS]
    added = [Written("notification", said.at, said.text) for said in said_in(case) if said.by is None]
    own = [file for file in case.files.values() if file.added_by is None]
    return PersonalCase(
        number=case.number,
        unit="",
        state=state_of(case),
        state_title=NOTIFICATION_STATES[state_of(case)],
        opened=case.received,
        closed=case.closed,
        places=(NOTIFIER,),
        written=tuple(one for one in (*sent, *added) if one.text),
        papers=tuple(Paper(file.title, partial(opened, file.file)) for file in own),
    )
