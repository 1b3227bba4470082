"""What a reader's wishes do to a mail: see ``domain/telling.py``.

They are asked each time the outbox is looked into: a change counts at once, also for what waits already.
"""

from ntnu.deviations.access.wishes import wishes_of
from ntnu.deviations.content.outbox import Letters
from ntnu.deviations.domain import telling
from ntnu.deviations.mail.kinds import find_kind
from ntnu.deviations.now import now
from ntnu.deviations.now import zone


def is_wanted(register, kind: str, person: str) -> bool:
    """Does the person get mail of this kind at all, and not only see on screen what it is about?"""
    known = find_kind(kind)
    return known is None or known.is_digest or wishes_of(register, person).way_of(known) != telling.ON_SCREEN


def is_held(register, letters: Letters, number: int) -> bool:
    """Does one of the mails wait for its reader's digest, or for the end of their quiet hours?"""
    if letters.parcel is not None or not register.wishes:
        return False
    name, person = letters.notices[number][:2]
    kind, at = find_kind(name), now().astimezone(zone()).time()
    return kind is not None and telling.is_held(kind, wishes_of(register, person), at)


def waits_for_digest(register, letters: Letters, number: int, person: str) -> bool:
    """Is one of the mails a line of this person's next digest?"""
    if letters.parcel is not None or letters.notices[number][1] != person:
        return False
    kind = find_kind(letters.notices[number][0])
    return kind is not None and telling.waits_for_digest(kind, wishes_of(register, person))
