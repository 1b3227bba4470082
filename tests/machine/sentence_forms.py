"""What is told of a closed case: written, approved, refused."""

from tests.machine.trying import Filling
from tests.machine.trying import TEXT
from tests.machine.trying import Try


def _then(f: Filling, sentence: str):
    def then(made):
        f.case.sentence = sentence

    return then


def write_sentence(f: Filling) -> Try:
    return Try({"text": TEXT, "language": "nb"}, True, _then(f, "written"))


def approve_sentence(f: Filling) -> Try:
    return Try({}, True, _then(f, "approved"))


def refuse_sentence(f: Filling) -> Try:
    return Try({"reason": TEXT}, True, _then(f, "refused"))


#: Action -> how its form is filled in.
FORMS = {form.__name__: form for form in (write_sentence, approve_sentence, refuse_sentence)}
