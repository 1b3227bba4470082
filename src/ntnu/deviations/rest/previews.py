"""A preview as JSON: the same shape for cases, their parts and notification cases."""

from datetime import date
from ntnu.deviations.domain.preview import Seen
from ntnu.deviations.engine.previewing import Preview
from ntnu.deviations.messages import ROLES
from ntnu.deviations.rest.base import errors_json
from ntnu.deviations.rest.base import said
from ntnu.deviations.rest.described import ANYTHING
from ntnu.deviations.rest.described import by_name
from ntnu.deviations.rest.described import DAY
from ntnu.deviations.rest.described import ERRORS
from ntnu.deviations.rest.described import maybe
from ntnu.deviations.rest.described import rows
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.rest.described import YES
from typing import Any
from zope.i18nmessageid import Message

_SEEN = rows(shape({"principal": TEXT, "role": TEXT, "role_title": TEXT, "cause": TEXT}))
#: What a preview answers.
PREVIEW = shape(
    {
        "obstacles": ERRORS,
        "access_gained": _SEEN,
        "access_lost": _SEEN,
        "mails": rows(shape({"to": TEXT, "language": TEXT, "reachable": YES, "subject": TEXT, "text": TEXT})),
        "due_before": maybe(DAY),
        "due_after": maybe(DAY),
        "state_before": maybe(TEXT),
        "state_after": maybe(TEXT),
        "consequences?": rows(shape({"code": TEXT, "message": TEXT, "words": by_name(ANYTHING)})),
    }
)


def preview_json(shown: Preview, request, hidden: str, insider: bool, sees: bool) -> dict[str, Any]:
    """``hidden``: a person (an id) who is left out; ``insider``: may the reader see persons and mails?
    ``sees``: may they see state and deadline?"""
    return {
        "obstacles": errors_json(shown.obstacles, request),
        "access_gained": [_seen(s, hidden, request) for s in shown.access_gained if insider],
        "access_lost": [_seen(s, hidden, request) for s in shown.access_lost if insider],
        "mails": [
            {
                "to": "" if m.to == hidden else m.to,
                "language": m.language,
                "reachable": m.reachable or m.to == hidden,
                "subject": m.mail.subject,
                "text": m.mail.text,
            }
            for m in shown.mails
            if insider
        ],
        "due_before": _day(shown.due_before) if sees else None,
        "due_after": _day(shown.due_after) if sees else None,
        "state_before": shown.state_before if sees else None,
        "state_after": shown.state_after if sees else None,
        **(
            {"consequences": [_told(one, request) for one in shown.consequences]}
            if shown.consequences
            else {}
        ),
    }


def _told(consequence: Message, request) -> dict[str, Any]:
    """``words`` are the numbers and names that the message tells."""
    return {
        "code": consequence.removeprefix("follows_"),
        "message": said(consequence, request),
        "words": dict(consequence.mapping or {}),
    }


def _day(due: date | None) -> str | None:
    return due.isoformat() if due else None


def _seen(seen: Seen, hidden: str, request) -> dict[str, str]:
    return {
        "principal": "" if seen.person == hidden else seen.person,
        "role": seen.role,
        "role_title": said(ROLES[seen.role], request),
        "cause": seen.cause,
    }
