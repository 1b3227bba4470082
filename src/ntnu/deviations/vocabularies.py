"""The lists people choose from as named vocabularies: ``ntnu.deviations.<list>``."""

from functools import lru_cache
from ntnu.deviations.choices import choices
from ntnu.deviations.choices import NAMES
from ntnu.deviations.languages import of_request
from zope.component import provideUtility
from zope.globalrequest import getRequest
from zope.interface import implementer
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@implementer(IVocabularyFactory)
class ListOfChoices:
    """The vocabulary of one list, in the language of the request."""

    def __init__(self, name: str):
        self.name = name

    def __call__(self, context) -> SimpleVocabulary:
        return _vocabulary(self.name, tuple(choices(self.name, of_request(getRequest()))))


@lru_cache(maxsize=200)
def _vocabulary(name: str, rows: tuple[tuple[str, str], ...]) -> SimpleVocabulary:
    # The name decides too: Python considers messages with the same id equal.
    return SimpleVocabulary([SimpleTerm(token, token, title) for token, title in rows])


def register() -> None:
    """Make every list a vocabulary."""
    for name in NAMES:
        provideUtility(ListOfChoices(name), name=f"ntnu.deviations.{name}")
