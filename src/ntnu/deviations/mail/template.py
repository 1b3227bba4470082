"""Mail templates: text files in the languages' folders, read once; the check that an edited one must pass.

A template is a subject line, an empty line and a body of paragraphs. Variables are in braces; the
institution's names are among them everywhere.
What a paragraph looks like says what it is, so that the HTML part needs no template of its own:

- every line is ``Label: {variable}``: a list of facts;
- one line ``Label: {url}``: a link, drawn as a button;
- one line ``Label: {variable}`` with another address: a link in the text;
- the last line is nothing but a variable that a person wrote: a quotation under its label;
- anything else: running text, whose lines are joined.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from functools import lru_cache
from ntnu.deviations.domain.languages import chain
from ntnu.deviations.institution.names import WORDS
from ntnu.deviations.locales import folders
from ntnu.deviations.mail.kinds import kind_of
from ntnu.deviations.mail.kinds import MailKind
from ntnu.deviations.mail.kinds import STANDARD
from ntnu.deviations.own_settings import own_value
from ntnu.deviations.settings import PREFIX

VARIABLE = re.compile(r"\{([a-z_]+)\}")
#: A label may hold names of the institution.
_FACT = re.compile(rf"((?:[^{{}}:]|\{{(?:{'|'.join(sorted(WORDS))})\}})+): \{{([a-z_]+)\}}")

PROSE, FACTS, QUOTE, LINK, ADDRESS = "prose", "facts", "quote", "link", "address"


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of a template: its sort and its lines."""

    sort: str
    lines: tuple[str, ...]

    @property
    def variables(self) -> frozenset[str]:
        """The variables that the paragraph uses."""
        return frozenset(VARIABLE.findall("\n".join(self.lines)))


@dataclass(frozen=True)
class Template:
    """A template taken apart."""

    subject: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Problem:
    """Why a template is refused: a code, whose words are in the reader's language, and what it is about.

    Codes: ``subject`` (none, or no empty line after it), ``unknown_variable``, ``hidden_variable`` (known,
    but not to be shown to the recipient of this mail), ``missing_variable`` (one that this mail must have),
    ``brace`` (a brace that is no variable), ``link`` (an address not on a separate line ``Label: {url}``),
    ``body`` (none).
    """

    code: str
    about: str = ""


class RefusedTemplate(ValueError):
    """The template has problems; they are in ``problems``."""

    def __init__(self, problems: tuple[Problem, ...]):
        super().__init__(", ".join(f"{p.code} {p.about}".strip() for p in problems))
        self.problems = problems


def written_in(kind: str, language: str, with_own: bool = True) -> str:
    """The language of the template for a reader of ``language``: a whole mail is in one language.
    ``with_own``: texts of the register's own count, too."""
    return next(
        code
        for code in chain(language)
        if _text(code, kind) is not None or (with_own and own(kind, code) is not None)
    )


def record(kind: str, language: str) -> str:
    """The name by which a register stores its own text of this mail (``own_settings.py``)."""
    return f"{PREFIX}.mail.{kind}.{language}"


def own(kind: str, language: str) -> str | None:
    """The text that the present register has instead of the shipped one. None where it has none, or where
    the kind has changed since so that it will not do any more: the mail is sent all the same."""
    text = own_value(record(kind, language))
    try:
        return text if text is not None and _parsed(text, kind) else None
    except RefusedTemplate:
        return None


def in_force(kind: str, language: str) -> Template:
    """The template of a mail in a language that has one (see :func:`written_in`)."""
    text = own(kind, language)
    return shipped(kind, language) if text is None else _parsed(text, kind)


def source(kind: str, language: str) -> str:
    """The text of the template of a language that has one (see :func:`written_in`)."""
    return _text(language, kind) or ""


def check(template_text: str, kind: str) -> tuple[Problem, ...]:
    """The faults of a template for this kind of mail; none when it may be used."""
    subject, empty, body = _split(template_text)
    problems = []
    if not subject or empty:
        problems.append(Problem("subject"))
    if not body.strip():
        problems.append(Problem("body"))
    allowed, used = kind_of(kind).variables | WORDS, dict.fromkeys(VARIABLE.findall(template_text))
    problems += [Problem("missing_variable", name) for name in sorted(kind_of(kind).needed - used.keys())]
    for name in used:
        if name not in allowed:
            problems.append(Problem("hidden_variable" if name in STANDARD else "unknown_variable", name))
    rest = VARIABLE.sub("", template_text)
    problems += [Problem("brace", line.strip()) for line in rest.splitlines() if re.search(r"[{}]", line)]
    parts = _paragraphs(body)
    for name in sorted(kind_of(kind).links):
        around = [lines for lines in parts if f"{{{name}}}" in "\n".join(lines)]
        if f"{{{name}}}" in subject or any(_linked(lines) != name for lines in around):
            problems.append(Problem("link", name))
    return tuple(problems)


def parse(template_text: str, kind: str) -> Template:
    """The parsed template; :class:`RefusedTemplate` when :func:`check` finds something."""
    if problems := check(template_text, kind):
        raise RefusedTemplate(problems)
    subject, _, body = _split(template_text)
    return Template(
        subject, tuple(Paragraph(_sort(lines, kind_of(kind)), lines) for lines in _paragraphs(body))
    )


_parsed = lru_cache(maxsize=200)(parse)


@cache
def shipped(kind: str, language: str) -> Template:
    """The add-on's own template, read and parsed once for each process."""
    return parse(source(kind, language), kind)


@cache
def footer(language: str) -> str:
    """The line under every mail."""
    texts = (folders.text(code, "mail/footer.txt") for code in chain(language))
    return " ".join(next(filter(None, texts)).split())


def fill(line: str, values: Mapping[str, str]) -> str:
    """Fill in the values, all at once: a brace inside a value stays a brace."""
    return VARIABLE.sub(lambda found: values[found.group(1)], line)


def _text(language: str, kind: str) -> str | None:
    return folders.text(language, f"mail/{kind}.txt", kind_of(kind).domain)


def _split(text: str) -> tuple[str, str, str]:
    """Subject, the line after it (which must be empty), and the body."""
    subject, _, rest = text.replace("\r\n", "\n").partition("\n")
    empty, _, body = rest.partition("\n")
    return subject.strip(), empty.strip(), body


def _paragraphs(body: str) -> list[tuple[str, ...]]:
    parts = re.split(r"\n\s*\n", body.strip())
    return [tuple(line.strip() for line in part.splitlines()) for part in parts if part.strip()]


def _linked(lines: tuple[str, ...]) -> str | None:
    """The variable of a paragraph that is one line ``Label: {variable}``."""
    found = _FACT.fullmatch(lines[0]) if len(lines) == 1 else None
    return found.group(2) if found else None


def _sort(lines: tuple[str, ...], kind: MailKind) -> str:
    if (name := _linked(lines)) in kind.links:
        return LINK if name == "url" else ADDRESS
    alone = VARIABLE.fullmatch(lines[-1])
    if alone and alone.group(1) in kind.quoted:
        return QUOTE
    return FACTS if all(_FACT.fullmatch(line) for line in lines) else PROSE
