"""Hidden fields of every form: whose it is, and how it is recognised when it is sent twice."""

import hmac
import re
import secrets
from collections.abc import Mapping
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.caselog import keys
from ntnu.deviations.domain.once import digest
from ntnu.deviations.engine import once
from ntnu.deviations.persons import acting
from ntnu.deviations.ui.forms.reading import texts
from ntnu.deviations.ui.shell.page import Page
from typing import Any
from ZPublisher.HTTPRequest import FileUpload

#: Fields that belong to the submission, not to the input. A person who has not ``looked`` gets the preview
#: again.
OF_THE_SENDING = frozenset(
    {
        "_authenticator",
        "once",
        "whose",
        "seen",
        "looked",
        "complete",
        "look",
        "preview",
        "search",
        "send",
        "next",
    }
)
_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,64}")

SENT_BEFORE = _("form_sent_before", default="This was sent already. It was not sent a second time.")
_SENT_OTHERWISE = _(
    "form_sent_otherwise",
    default="This form was sent already, and was not sent a second time. What you have changed in it since"
    " was not sent: open the form anew for that.",
)


def new_token() -> str:
    """A unique token."""
    return secrets.token_urlsafe(16)


class SentBefore(Exception):
    """The form was sent before. ``done`` is the result."""

    def __init__(self, done: once.Done):
        super().__init__("sent before")
        self.done = done


class SentOnce(Page):
    """Mixed into pages with a form."""

    @property
    def author(self) -> str:
        """The person who is logged in, as cases name persons; empty for nobody."""
        return acting()

    @cached_property
    def token(self) -> str:
        """The token of this form: a new one for a form that is opened, the same while it is shown again."""
        return self.token_sent or new_token()

    @property
    def token_sent(self) -> str:
        """The token the form came with; empty without one."""
        found = self.request.form.get("once")
        return found if isinstance(found, str) and _TOKEN.fullmatch(found) else ""

    @cached_property
    def sending(self) -> once.Sending | None:
        """The current submission; None for a form without a token, which cannot be recognised."""
        if not self.token_sent:
            return None
        return once.Sending(self.author, "form", self.token_sent, _typed(self.request.form))

    @cached_property
    def whose(self) -> str:
        """The person a form is made for, so that nobody else sends it; as a keyed digest."""
        sent = self.request.form.get("whose")
        return sent if isinstance(sent, str) and sent else _whose(self.author, keys.current())

    @property
    def is_somebody_elses(self) -> bool:
        """Was the form made for another person than who is logged in now?"""
        own = [_whose(self.author, key) for key in (keys.current(), *keys.known().values())]
        # A form may be sent with bytes that are not text.
        said = self.whose.encode("utf-8", "surrogatepass")
        return not any(hmac.compare_digest(said, known.encode()) for known in own)

    def done_before(self) -> once.Done | None:
        """The result of this form, if it was sent before."""
        sending = self.sending
        if sending is None or self.register is None:
            return None
        return once.done_before(self.register, sending)

    def remember(self, result: Any) -> None:
        """Record that the form was sent; ``result`` is what the action answered."""
        sending = self.sending
        if sending is not None and self.register is not None:
            once.remember(self.register, sending, self.made_by(result))

    def made_by(self, result: Any) -> str:
        """UID of what an action created or was done on; empty where its answer has none."""
        case = getattr(result, "case", None)
        return uid_of(case) if case is not None else ""

    def words_for(self, done: once.Done):
        """The message for a person who sends the form a second time."""
        return SENT_BEFORE if done.same else _SENT_OTHERWISE


def _whose(person: str, key: bytes | None) -> str:
    return digest(key, "whose", (person,)).hex()[:32]


def _typed(form: Mapping) -> str:
    """All input, as one text."""
    pairs = []
    for name, value in form.items():
        if name in OF_THE_SENDING:
            continue
        values = value if isinstance(value, list) else [value]
        files = [f"{file.filename} {_size(file)}" for file in values if isinstance(file, FileUpload)]
        pairs += [f"{name}={text}" for text in (*texts(value), *filter(str.strip, files))]
    return "\0".join(sorted(pairs))


def _size(file: FileUpload) -> str:
    if not file.filename:
        return ""
    place = file.seek(0, 2)
    file.seek(0)
    return str(place)
