"""How kinds of mail are registered: by a directive of ZCML that names the module they are in."""

from collections.abc import Iterator
from ntnu.deviations.domain.languages import SHIPPED
from ntnu.deviations.locales import folders
from ntnu.deviations.mail import template
from ntnu.deviations.mail.kinds import IMailKind
from ntnu.deviations.mail.kinds import MailKind
from types import ModuleType
from typing import Any
from zope.component import getUtilitiesFor
from zope.component import provideUtility
from zope.component import queryUtility
from zope.configuration.exceptions import ConfigurationError
from zope.configuration.fields import GlobalObject
from zope.interface import Interface


class WrongKinds(Exception):
    """Some kinds of mail are invalid: the server does not start. Lists every one of them."""


class IMails(Interface):
    """Every kind of mail that a module defines."""

    module = GlobalObject(title="The module with their classes")


def mails(context: Any, module: ModuleType) -> None:
    """Directive: see ``IMails``. No registration replaces another: each id exists once."""
    for found in vars(module).values():
        ours = isinstance(found, type) and issubclass(found, MailKind) and found.__module__ == module.__name__
        if ours and found.id:
            context.action(None, register, (found,))


def register(kind: type[MailKind]) -> None:
    """Register it as a utility by its id. Raises ConfigurationError where another has that id."""
    there = queryUtility(IMailKind, kind.id)
    if there is not None and type(there) is not kind:
        raise ConfigurationError(f"Wrong kinds of mail: {kind.id} exists already ({type(there).__module__}).")
    provideUtility(kind(), IMailKind, kind.id)


def check(event: Any = None) -> None:
    """Subscriber: the process starts. Raises WrongKinds for a kind without a text in one of the shipped
    languages, or with an invalid text."""
    wrong = [f"{name} {what}" for name, kind in getUtilitiesFor(IMailKind) for what in _wrong(name, kind)]
    if wrong:
        raise WrongKinds(f"Wrong kinds of mail: {'; '.join(sorted(wrong))}.")


def _wrong(name: str, kind: MailKind) -> Iterator[str]:
    for language in dict.fromkeys([*SHIPPED, *folders.known(kind.domain)]):
        if text := template.source(name, language):
            for problem in template.check(text, name):
                yield f"has a text in {language} that cannot be: {problem.code} {problem.about}".strip()
        elif language in SHIPPED:
            yield f"has no text in {language}"
