"""The lists people choose from as named vocabularies: ``ntnu.deviations.<list>``."""

from ntnu.deviations.choices import choices
from ntnu.deviations.languages import of_request
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
        rows = choices(self.name, of_request(getRequest()))
        return SimpleVocabulary([SimpleTerm(token, token, title) for token, title in rows])


about = ListOfChoices("about")
audience = ListOfChoices("audience")
campus = ListOfChoices("campus")
cause_category = ListOfChoices("cause_category")
closer = ListOfChoices("closer")
document = ListOfChoices("document")
gate = ListOfChoices("gate")
hearing_purpose = ListOfChoices("hearing_purpose")
measure_kind = ListOfChoices("measure_kind")
notifier_kind = ListOfChoices("notifier_kind")
reason_code = ListOfChoices("reason_code")
reply_language = ListOfChoices("reply_language")
reporter_kind = ListOfChoices("reporter_kind")
result = ListOfChoices("result")
severity = ListOfChoices("severity")
solved = ListOfChoices("solved")
themes = ListOfChoices("themes")
tried_channels = ListOfChoices("tried_channels")
