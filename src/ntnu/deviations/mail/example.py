"""An example of a mail: names of variables in place of the words that an action would bring."""

from ntnu.deviations import choices
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.mail.kinds import MailKind
from ntnu.deviations.mail.words import first_token
from ntnu.deviations.now import today
from typing import Any


def example(kind: MailKind, to: str, language: str, about_a_case: bool) -> Notice:
    """A notice of this kind to a person. ``about_a_case``: number, title and such are those of a case that
    the mail is written from; else they are made up, too."""
    names = (kind.own if about_a_case else kind.variables) - {"url", "recipient_name"}
    brought = kind.from_settings(language, "")
    words: dict[str, Any] = {name: _word(kind, name, to, language) for name in names if name not in brought}
    return Notice(kind.id, to, words=words)


def _word(kind: MailKind, name: str, to: str, language: str) -> Any:
    if name in kind.tokens:
        return first_token(kind.tokens[name], language)
    if name in kind.chosen:
        chosen = kind.chosen[name]
        return next(iter(sorted(choices.tokens(chosen))), "") if isinstance(chosen, str) else ""
    if name in kind.persons:
        return to
    if name in kind.addresses:
        return "https://example.org/"
    return today() if name in kind.months else f"[{name}]"
