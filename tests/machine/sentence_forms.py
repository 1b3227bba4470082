"""What is told of a closed case: written, approved, refused."""

from tests.machine.model import Case
from tests.machine.trying import Filling
from tests.machine.trying import TEXT
from tests.machine.trying import Try


def _may_be_told(case: Case) -> bool:
    return case.answered and not case.personnel_like


def _then(f: Filling, sentence: str):
    def then(made):
        f.case.sentence = sentence

    return then


def write_sentence(f: Filling) -> Try:
    return Try({"text": TEXT, "language": "nb"}, _may_be_told(f.case), _then(f, "written"))


def approve_sentence(f: Filling) -> Try:
    return Try({}, _may_be_told(f.case) and f.case.sentence == "written", _then(f, "approved"))


def refuse_sentence(f: Filling) -> Try:
    good = _may_be_told(f.case) and f.case.sentence in ("written", "approved")
    return Try({"reason": TEXT}, good, _then(f, "refused"))


#: Action -> how its form is filled in.
FORMS = {form.__name__: form for form in (write_sentence, approve_sentence, refuse_sentence)}
