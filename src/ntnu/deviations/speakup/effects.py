"""Effects on a notification case, each with its handler."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from ntnu.deviations.access.confidential import recipients_of
from ntnu.deviations.access.confidential import registry_around
from ntnu.deviations.content.speakup import NotificationCase
from ntnu.deviations.content.speakup import NotificationFile
from ntnu.deviations.domain import numbers
from ntnu.deviations.domain.plan import BarePlan
from ntnu.deviations.domain.plan import Effect
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.speakup import Said
from ntnu.deviations.domain.speakup import Say
from ntnu.deviations.engine.attachments import content_type
from ntnu.deviations.engine.carry_out import Doing
from ntnu.deviations.engine.carry_out import handles
from ntnu.deviations.engine.effects import as_blob
from ntnu.deviations.engine.effects import new_content
from ntnu.deviations.engine.effects import put
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.now import local_date
from ntnu.deviations.speakup.reading import wait_for_text
from ntnu.deviations.speakup.seen import PDF
from plone.uuid.handlers import addAttributeUUID
from secrets import randbelow
from typing import Any
from uuid import uuid4
from zope.event import notify
from zope.lifecycleevent import ObjectCreatedEvent

_SPACE = 1_000_000


@dataclass(frozen=True)
class NewNotification(Effect):
    """A notification case to be created in the registry, with these attributes."""

    stage = 0
    attributes: Mapping[str, Any]


@dataclass(frozen=True)
class Attach(Effect):
    """Files of the person who sent the notification, by the UID that each is stored under."""

    files: Mapping[str, Upload]


@handles(NewNotification)
def file_notification(effect, doing: Doing) -> None:
    """It is found by its number, by its receipt code, and by the person who sent it under their name."""
    registry, case = doing.subject, new_content(NotificationCase, effect.attributes)
    addAttributeUUID(case, None)
    id_ = registry.numbers[case.number] = case.getId()
    notify(ObjectCreatedEvent(case))
    doing.subject = put(registry, case)
    if case.reporter:
        registry.reporters[case.reporter] = (*registry.reporters.get(case.reporter, ()), id_)
    if case.code:
        registry.codes[case.code] = id_


@handles(Attach)
def keep_files(effect, doing: Doing) -> None:
    """The pages of a PDF file of an anonymous sender still have to be read as text."""
    case = doing.subject
    for uid, upload in effect.files.items():
        case.files[uid] = NotificationFile(upload.filename, as_blob(upload), None, doing.at)
        if not case.reporter and content_type(upload.filename) == content_type(f".{PDF}"):
            wait_for_text(registry_around(case), case, uid)


@handles(Say)
def keep_said(effect, doing: Doing) -> None:
    """Stored in the order of the messages."""
    said, case = effect, doing.subject
    case.said = (*case.said, tuple(Said(said.uid, said.kind, said.text, said.by, doing.at, said.files)))


def attached(uploads: Sequence[Upload]) -> Attach:
    """The files, each under a new UID."""
    return Attach({uuid4().hex: upload for upload in uploads})


def plan_of_new(
    registry, action: str, actor: str, attributes: Mapping[str, Any], at: datetime, *more: Effect, **why: Any
) -> BarePlan:
    """The plan of a new notification case, with its number and the mails to those who receive it; ``more``
    are further effects on it. ``actor`` is empty for an anonymous person."""
    number = _new_number(registry, local_date(at).year)
    made = NewNotification({**attributes, "received": at, "number": number, "title": number})
    handling = recipients_of(registry) - {attributes["reporter"], *attributes["recused"]}
    told = notices("speakup_new", handling, number)
    return BarePlan(action=action, actor=actor, effects=(made, *more, *told), why=why)


def notices(kind: str, handling: frozenset[str], number: str) -> list[Notice]:
    """A mail to the SpeakUp! recipients who handle the case; the number and a link."""
    return [Notice(kind, person, words={"number": number}) for person in sorted(handling)]


def _new_number(registry, year: int) -> str:
    """Drawn at random, like the number of a deviation, so that it does not reveal how many there are."""
    for _attempt in range(1000):
        number = numbers.number(numbers.OF_NOTIFICATIONS, year, randbelow(_SPACE))
        if number not in registry.numbers:
            return number
    raise OverflowError(f"no free number in {year}")
