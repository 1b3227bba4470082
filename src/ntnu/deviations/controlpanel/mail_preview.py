"""A mail as one reader gets it, made up or about a real case, and a test mail to oneself.

Whoever keeps the texts reads no case by it: a case is one that they may read anyway, and its readers are
those who may be told of it.
"""

from AccessControl import getSecurityManager
from dataclasses import dataclass
from dataclasses import replace
from ntnu.deviations import _
from ntnu.deviations.access.addresses import case_url
from ntnu.deviations.access.addresses import public_url
from ntnu.deviations.access.cases import case_by_number
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.facts import readers as readers_by_state
from ntnu.deviations.access.facts import whole_facts_of
from ntnu.deviations.access.listing import by_number
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.domain.preview import who_sees
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.refused import may_still_be_told
from ntnu.deviations.mail import people
from ntnu.deviations.mail.attached import send_message
from ntnu.deviations.mail.example import example
from ntnu.deviations.mail.kinds import MailKind
from ntnu.deviations.mail.render import render
from ntnu.deviations.mail.render import Rendered
from ntnu.deviations.persons import acting
from typing import Any
from zope.i18n import translate

_TEST = _("mail_text_test", default="Test")


@dataclass(frozen=True)
class Looked:
    """The mail to the person ``to``; ``readers`` are all who may be told of the ``case``, none for an
    example."""

    mail: Rendered
    to: str
    readers: tuple[str, ...] = ()
    case: Any = None


def look(
    register: Any, kind: MailKind, language: str, text: str, number: str = "", reader: str = ""
) -> Looked:
    """The mail with a text that is sound, about the case with the number (empty: an example), as ``reader``
    gets it: a person; where they may not be told, the first who may. Raises InvalidData."""
    if not number:
        notice = example(kind, acting(), language, False)
        return Looked(render(notice, None, public_url(register), language, source=text), acting())
    case = _readable(register, number)
    if case is None or "number" not in kind.variables:
        raise InvalidData(one("unknown_case", "case_number", number=number))
    facts, world, seeing = whole_facts_of(case), Directory(register), readers_by_state(case)
    hidden = "" if Reading(case).may_identity else facts.reporter
    told = tuple(
        person
        for person in dict.fromkeys(seen.person for seen in who_sees(facts, world, seeing))
        if person != hidden and may_still_be_told(example(kind, person, language, True), facts, world, seeing)
    )
    if not told:
        raise InvalidData(one("unknown_case", "case_number", number=number))
    to = reader if reader in told else told[0]
    notice = example(kind, to, language, True)
    return Looked(render(notice, facts, case_url(case), language, source=text), to, told, case)


def send_test(register: Any, looked: Looked, language: str) -> None:
    """Queue the mail for the person who is logged in, marked as a test. Raises InvalidData for somebody
    without an address."""
    person = people.person(acting())
    if not person.address:
        raise InvalidData(one("no_own_address"))
    begin, end, rest = looked.mail.subject.partition("] ")
    subject = f"{begin}{end}{translate(_TEST, target_language=language)}: {rest}"
    send_message(register, person, replace(looked.mail, subject=subject), language, looked.case)


def _readable(register: Any, number: str) -> Any:
    """The case with this number, for somebody who reads the casework of it."""
    number = number.strip().upper()
    case = case_by_number(register, number) if by_number(register, _user(), [number]) else None
    reading = Reading(case) if case is not None else None
    return case if reading and reading.may_casework and not reading.is_reporter else None


def _user() -> Any:
    return getSecurityManager().getUser()
