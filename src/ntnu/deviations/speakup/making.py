"""A new notification case: its number, its place, its log, and the mail to those who receive it."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from ntnu.deviations.access.addresses import public_url
from ntnu.deviations.access.confidential import handlers_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.content.speakup import NotificationCase
from ntnu.deviations.domain import numbers
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.mail import deliver
from ntnu.deviations.now import local_date
from plone.uuid.handlers import addAttributeUUID
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectAddedEvent
from zope.lifecycleevent import ObjectCreatedEvent

_SPACE = 1_000_000


def make_case(registry, attributes: Mapping[str, Any], at: datetime) -> NotificationCase:
    """Make a case in the registry, with these attributes; returns it in its place."""
    case = NotificationCase(secrets.token_hex(8))
    case.portal_type = "NotificationCase"
    for name, value in attributes.items():
        setattr(case, name, value)
    case.received = at
    addAttributeUUID(case, None)
    case.number = case.title = _new_number(registry, local_date(at).year, case.getId())
    notify(ObjectCreatedEvent(case))
    id_ = case.getId()
    registry._setOb(id_, case)
    case = registry._getOb(id_)
    notify(ObjectAddedEvent(case, registry, id_))
    if case.reporter:
        registry.reporters[case.reporter] = (*registry.reporters.get(case.reporter, ()), id_)
    return case


def _new_number(registry, year: int, id_: str) -> str:
    """Drawn at random, as the number of a deviation is; it tells nobody how many there are."""
    for _attempt in range(1000):
        number = numbers.number(numbers.OF_NOTIFICATIONS, year, secrets.randbelow(_SPACE))
        if number not in registry.numbers:
            registry.numbers[number] = id_
            return number
    raise OverflowError(f"no free number in {year}")


def tell_recipients(case, kind: str, actor: str) -> list[list[str]]:
    """Mail the SpeakUp! recipients who handle the case, but not who acted; the number and a link.

    Returns what the log keeps of it: pairs of kind and reader.
    """
    told = [Notice(kind, person, words={"number": case.number}) for person in sorted(handlers_of(case))]
    sent = deliver.send(told, None, public_url(case), actor, case)
    return [[notice.kind, notice.to] for notice in sent]


def enter(case, actor: str, act: str, why: Mapping[str, Any], mails: list[list[str]], at: datetime) -> None:
    """Add to the case's log. ``actor`` is empty for who is anonymous."""
    caselog.append(case, actor, act, {**why, **({"mails": mails} if mails else {})}, at)
