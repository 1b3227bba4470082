"""Kinds of mail that other packages add, looked over when the server starts."""

from collections.abc import Iterator
from ntnu.deviations.domain.languages import SHIPPED
from ntnu.deviations.locales import folders
from ntnu.deviations.mail import template
from ntnu.deviations.mail.kinds import IMailKind
from ntnu.deviations.mail.kinds import Kind
from ntnu.deviations.mail.kinds import KINDS
from typing import Any
from zope.component import getUtilitiesFor


class WrongKinds(Exception):
    """Kinds of mail are registered that cannot be: the server does not start. Tells every one of them."""


def check(event: Any = None) -> None:
    """Subscriber: the process starts. Raises WrongKinds for a kind with a name that exists already, without a
    text in one of the shipped languages, or with a text that cannot be."""
    added = getUtilitiesFor(IMailKind)
    wrong = [f"{name} {what}" for name, kind in added for what in _wrong(name, kind)]
    if wrong:
        raise WrongKinds(f"Wrong kinds of mail: {'; '.join(sorted(wrong))}.")


def _wrong(name: str, kind: Kind) -> Iterator[str]:
    if name in KINDS:
        yield "exists already"
        return
    for language in dict.fromkeys([*SHIPPED, *folders.known(kind.domain)]):
        if text := template.source(name, language):
            for problem in template.check(text, name):
                yield f"has a text in {language} that cannot be: {problem.code} {problem.about}".strip()
        elif language in SHIPPED:
            yield f"has no text in {language}"
