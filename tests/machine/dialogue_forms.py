"""The actions of the dialogue, and those on what was written."""

from dataclasses import replace
from tests.machine.rights import open_questions
from tests.machine.trying import Filling
from tests.machine.trying import TEXT
from tests.machine.trying import Try


def redact(f: Filling) -> Try:
    kinds = ("DeviationMessage", "DeviationStatement", "DeviationAttachment")
    there = [f"uid:{part.uid}" for part in f.case.parts.values() if part.kind in kinds]
    left = [t for t in ("field:what_happened", "field:title", *there) if t not in f.case.redacted]
    target = f.pick(left if left and f.often() else ("uid:0", "field:reporter", *f.case.redacted))

    def then(made):
        f.case.redacted.append(target)
        f.case.sentence = ""

    return Try({"target": target, "reason": TEXT}, target in left, then)


def send_again(f: Filling) -> Try:
    return Try()


def not_solved(f: Filling) -> Try:
    found = f.written("shared", {"text": TEXT})

    def then(made):
        found.then(made)
        f.case.not_solved = True

    return replace(found, then=then)


def request_information(f: Filling) -> Try:
    return f.written("shared", {"text": TEXT}, asks=True)


def add_information(f: Filling) -> Try:
    return f.written("shared", {"text": TEXT})


def add_message(f: Filling) -> Try:
    audience = f.pick(("internal", "reporter"))
    return f.written("internal" if audience == "internal" else "shared", {"text": TEXT, "audience": audience})


def answer(f: Filling) -> Try:
    waiting = open_questions(f.case)
    question = f.pick(waiting if f.often() else [*f.case.parts.values()])
    made = f.written("shared", {"text": TEXT, "question": question.uid})
    made.good = question in waiting

    def then(new, first=made.then):
        first(new)
        question.answered = True

    made.then = then
    return made


def add_attachment(f: Filling) -> Try:
    audience, good = f.pick(("internal", "reporter")), f.often()
    files = (f.file(),) if good else ()
    return Try({"audience": audience}, good, f.file_kept(audience == "reporter"), files)


#: Action -> how its form is filled in.
FORMS = {
    form.__name__: form
    for form in (
        *(redact, send_again, not_solved, request_information, add_information, add_message, answer),
        add_attachment,
    )
}
