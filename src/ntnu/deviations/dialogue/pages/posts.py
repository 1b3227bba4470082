"""Messages as a page shows them: who wrote, to whom, when, and whether a question waits for an answer."""

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from ntnu.deviations import _
from ntnu.deviations.access.facts import state_of
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.part_facts import message_of
from ntnu.deviations.access.reading import may_view_part
from ntnu.deviations.access.redacted import removal
from ntnu.deviations.access.redacted import removed_text
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.domain import parts
from ntnu.deviations.domain.parts import Parts
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.interfaces import IAttachment
from ntnu.deviations.interfaces import IMessage
from ntnu.deviations.now import today
from ntnu.deviations.ui.macros import format as formats
from typing import Any

_TO_REPORTER = (parts.MESSAGE, parts.QUESTION)

#: Above each post, to those who work on the case.
_TAGS = {
    parts.NOTE: _("tag_note", default="Internal note. The reporter does not see it."),
    parts.MESSAGE: _("tag_message", default="To the reporter, who can read this."),
    parts.QUESTION: _("tag_question", default="Question to the reporter, who can read this."),
    parts.ANSWER: _("tag_answer", default="Answer from the reporter"),
    parts.INFORMATION: _("tag_information", default="More information from the reporter"),
    parts.NOT_SOLVED: _("tag_not_solved", default="The reporter says that it is not solved"),
}
#: The same to the reporter.
_REPORTERS_TAGS = {
    parts.MESSAGE: _("tag_message_to_you", default="Message to you"),
    parts.QUESTION: _("tag_question_to_you", default="Question to you"),
    parts.ANSWER: _("tag_your_answer", default="Your answer"),
    parts.INFORMATION: _("tag_your_information", default="More information from you"),
    parts.NOT_SOLVED: _("tag_your_not_solved", default="You said that it is not solved"),
}
THE_UNIT = _("post_the_unit", default="The unit")
YOU = _("post_you", default="You")
_WAITING = _("question_waiting", default="Waiting for an answer")
_ANSWERED = _("question_answered", default="Answered")

#: How much of a question is repeated above its answer.
_LENGTH = 120


@dataclass(frozen=True)
class Words:
    """The wording for the reader: names, dates, moments, translation.

    ``own`` is set to the person who reads their own report: they see the unit as the author, not a person in
    it.
    """

    name: Callable[[str], str]
    day: Callable[[Any], str]
    moment: Callable[[datetime], str]
    translate: Callable[[Any], str]
    own: str = ""


@dataclass(frozen=True)
class Post:
    """One message. ``kind``: out (to the reporter), in (from them) or internal; ``waits``: a question without
    an answer; ``note``: the status of a question; ``quoted``: the question that an answer belongs to."""

    uid: str
    kind: str
    icon: str
    tag: str
    who: str
    when: str
    text: str
    removed: bool
    waits: bool
    note: str
    quoted: str
    files: tuple[Any, ...]

    def __getitem__(self, name: str):
        """Macros read posts as mappings."""
        return getattr(self, name)

    def get(self, name: str, default=None):
        """The attribute ``name``; macros read posts as mappings."""
        return getattr(self, name, default)

    @property
    def anchor(self) -> str:
        """The id of the post on its page."""
        return f"message-{self.uid}"


def words_for(
    language: str, translate: Callable[[Any], str], name: Callable[[str], str], own: str = ""
) -> Words:
    """The wording of messages in ``language``; ``own``: the reader's id, when they are the reporter."""
    return Words(
        name=name,
        day=lambda day: formats.long_date(day, language),
        moment=lambda moment: formats.short_moment(moment, language, today()),
        translate=translate,
        own=own,
    )


def posts_of(case, whole: Parts, words: Words) -> list[Post]:
    """The messages of a case that the person may read, oldest first. ``whole``: the facts with its parts."""
    there = {uid_of(part): part for part in case.objectValues() if IMessage.providedBy(part)}
    unanswered = {question.uid for question in whole.open_questions()}
    running = state_of(case) in OPEN
    read = [message for message in whole.messages if may_view_part(there[message.uid])]
    # An answer right below its question needs no reminder of it.
    apart = {
        message.uid: there.get(message.question)
        for above, message in pairwise([None, *read])
        if message.question and (above is None or above.uid != message.question)
    }
    return [
        _post(there[m.uid], apart.get(m.uid), _standing(m, m.uid in unanswered, running), words) for m in read
    ]


def _standing(message: parts.Message, unanswered: bool, running: bool):
    """The status of a question; in a finished case no question waits for an answer."""
    if message.kind != parts.QUESTION:
        return ""
    if unanswered:
        return _WAITING if running else ""
    return _ANSWERED


def _post(part, question, note, words: Words) -> Post:
    message = message_of(part)
    kind = "internal" if message.is_internal else "out" if message.kind in _TO_REPORTER else "in"
    tags = _REPORTERS_TAGS if words.own else _TAGS
    return Post(
        uid=message.uid,
        kind=kind,
        icon={"internal": "lock", "in": "person" if words.own else "reply"}.get(
            kind, "mail" if words.own else "eye"
        ),
        tag=words.translate(tags[message.kind]),
        who=_who(message.author, words),
        when=words.moment(message.at),
        text=said(part, words),
        removed=removed_text(part, "text") is not None,
        waits=note is _WAITING,
        note=words.translate(note) if note else "",
        quoted=shortened(said(question, words)) if question is not None else "",
        files=tuple(files_of(part)),
    )


def _who(author: str, words: Words) -> str:
    if not words.own:
        name = words.name(author)
        return name[:1].upper() + name[1:]
    return words.translate(YOU if author == words.own else THE_UNIT)


def said(part, words: Words) -> str:
    """The text of a message; a redacted one is replaced by the fact that it was redacted."""
    at = removed_text(part, "text")
    return words.translate(removal(at, words.day)) if at else part.text


def shortened(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _LENGTH else f"{line[:_LENGTH].rsplit(' ', 1)[0]} …"


def files_of(place) -> Iterator[Any]:
    """The files in a part of a case that the person may open, or could before they were redacted."""
    for part in every_part(place):
        if IAttachment.providedBy(part) and may_view_part(part):
            yield part
