"""Parts of a case as choices: files and measures to share, questions to answer."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Callable
from collections.abc import Iterator
from ntnu.deviations import _
from ntnu.deviations.access.facts import whole_facts_of
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.access.part_facts import state_of_part
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.domain.text import sort_key
from ntnu.deviations.interfaces import IAttachment
from ntnu.deviations.interfaces import IDeviationReport
from ntnu.deviations.interfaces import IMeasure
from ntnu.deviations.interfaces import IMessage
from ntnu.deviations.ui.forms.options import Option

_MEASURE = _("option_measure", default="Measure")
_FILE = _("option_file", default="File")
_FILE_OF = _("option_file_of", default="File of the measure “${title}”")
_FILE_SENT = _("option_file_sent", default="File in a message")

#: How much of a question is shown among the choices.
_LENGTH = 200


def shareable(case, translate: Callable[[object], str]) -> list[Option]:
    """Measures and files of the case that a hearing may show to its participants, by their names.

    Parts that they read anyway are not offered, nor statements of others in a hearing.
    """
    return sorted(_shareable(case, translate), key=lambda option: (sort_key(option.title), option.value))


def _shareable(case, translate: Callable[[object], str]) -> Iterator[Option]:
    for part in every_part(case):
        if IMeasure.providedBy(part):
            yield Option(uid_of(part), part.title, hint=translate(_MEASURE))
        elif IAttachment.providedBy(part) and part.file is not None:
            said = _whose(part)
            if said is not None:
                yield Option(uid_of(part), part.title, hint=translate(said))


def _whose(file):
    """What the file belongs to, in words; None for a file that is not offered."""
    holder = aq_parent(aq_inner(file))
    if IMeasure.providedBy(holder):
        return type(_FILE_OF)(_FILE_OF, mapping={"title": holder.title})
    if IMessage.providedBy(holder):
        return _FILE_SENT
    if IDeviationReport.providedBy(holder) and state_of_part(file) != "shared":
        return _FILE
    return None


def questions(case) -> Iterator[Option]:
    """The questions to the reporter that wait for an answer."""
    for question in whole_facts_of(case).whole.open_questions():
        text = " ".join(find_part(case, question.uid).text.split())
        yield Option(question.uid, text if len(text) <= _LENGTH else f"{text[:_LENGTH]}…")
