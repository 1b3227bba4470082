"""The readable names of tokens in a mail."""

from ntnu.deviations.dates import long_date
from ntnu.deviations.domain.folder_roles import Change
from ntnu.deviations.institution import names
from ntnu.deviations.languages import name
from ntnu.deviations.locales import folders
from ntnu.deviations.mail.template import fill

_WORDS = "mail/words.toml"


def token_text(table: str, token: str, language: str) -> str:
    """The name of a token in a table (``role``, ``stage`` …); the token itself if it has none.

    Tokens that end with a language may share a text: ``title_`` for ``title_se``.
    """
    texts = folders.merged(language, _WORDS)[table]
    if table == "role" and (own := names.role_title(token, language)):
        return own
    shared, bar, code = token.rpartition("_")
    if token in texts:
        return fill(texts[token], names.words(language))
    if not bar or shared + bar not in texts:
        return token
    return texts[shared + bar].format(language=name(code, language))


def first_token(table: str, language: str) -> str:
    """A token of a table, for an example."""
    return next(filter(None, folders.merged(language, _WORDS)[table]), "")


def role_change_text(change: Change, person: str, language: str) -> str:
    """One line about a folder role given, with its days, or taken away."""
    texts = folders.merged(language, _WORDS)["role_change"]
    line = texts["given" if change.given else "taken"]
    told = line.format(person=person, role=token_text("role", change.role, language))
    days = {"from": change.term.start, "to": change.term.end}
    said = {key: long_date(day, language) for key, day in days.items() if day is not None}
    return told + (texts["_".join(said)].format(**said) if said else "")


def way_text(number: str, language: str) -> str:
    """How to find what a mail without a link is about: the case with this number, or something else."""
    way = folders.merged(language, _WORDS)["way"]["case" if number else "other"]
    return fill(way, {**names.words(language), "number": number})
