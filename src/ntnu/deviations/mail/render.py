"""Renders a notice and the facts as a subject, a text and the same text as HTML."""

import re
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from ntnu.deviations import choices
from ntnu.deviations import dates
from ntnu.deviations.access.accounts import name_of
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.folder_roles import Change
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.institution import names
from ntnu.deviations.languages import reduced
from ntnu.deviations.mail import people
from ntnu.deviations.mail import template
from ntnu.deviations.mail import words
from ntnu.deviations.mail.kinds import kind_of
from ntnu.deviations.mail.kinds import MailKind
from ntnu.deviations.mail.layout import Layout
from ntnu.deviations.mail.people import Person
from typing import Any
from zope.i18n import translate

#: Control characters, and marks that turn the direction of the text around them: a title could pose as
#: another. Other line ends become the usual one.
_MARKS: dict[int, str | None] = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F)))
_MARKS |= dict.fromkeys(range(0x2066, 0x206A))
_MARKS |= dict.fromkeys(map(ord, "\r\n\u0085\u2028\u2029"), "\n") | {ord("\t"): "\t"}
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True)
class Rendered:
    """One mail, written: shown in the preview, and put in the queue. ``facts``: those it lists."""

    subject: str
    text: str
    html: str
    facts: tuple["Row", ...] = ()


@dataclass(frozen=True)
class Block:
    """One paragraph, filled in, for the HTML part."""

    sort: str
    text: str = ""
    href: str = ""
    lines: tuple[str, ...] = ()
    rows: tuple["Row", ...] = ()


@dataclass(frozen=True)
class Row:
    """One line of a list of facts."""

    label: str
    value: str


class _Layouts:
    mail = Layout("templates/mail.html.pt")


def language_of(notice: Notice, person: Person | None = None) -> str:
    """The language of a notice: chosen for it, else the reader's, else the site's; where it has no such text,
    the next one that the reader reads."""
    chosen = reduced(notice.language)
    wished = chosen or (person or people.person(notice.to)).language or people.site_language()
    return template.written_in(notice.kind, wished)


def render(
    notice: Notice,
    facts: Facts | None,
    url: str,
    language: str,
    person: Person | None = None,
    source: str | None = None,
) -> Rendered:
    """Write the mail for a notice.

    ``facts`` is None for a mail about no case; ``url`` is the target of the mail's link when the notice has
    no place of its own. ``source`` is the text of an edited template, instead of the one in force; a template
    with a problem raises
    :class:`ntnu.deviations.mail.template.RefusedTemplate`.
    """
    kind = kind_of(notice.kind)
    if source is None:
        written = template.in_force(notice.kind, language)
    else:
        written = template.parse(source, notice.kind)
    values = _values(notice, kind, facts, url, language, person or people.person(notice.to))
    blocks = [block for part in written.paragraphs if (block := _block(part, values))]
    if "url" in kind.variables and not values["url"]:
        blocks.append(Block(template.PROSE, words.way_text(values.get("number", ""), language)))
    subject = f"[{values['system_long']}] {_one_line(template.fill(written.subject, values))}"
    footer = template.fill(template.footer(language), values)
    page = _Layouts().mail(
        language=language,
        subject=subject,
        sender=values["system_long"],
        blocks=blocks,
        footer=footer,
    )
    html = "\n".join(line for line in page.splitlines() if line.strip()) + "\n"
    text = "\n\n".join([*(_as_text(block) for block in blocks), f"-- \n{footer}"]) + "\n"
    return Rendered(subject, text, html, tuple(row for block in blocks for row in block.rows))


def _values(
    notice: Notice, kind: MailKind, facts: Facts | None, url: str, language: str, person: Person
) -> dict[str, str]:
    """The values of all variables this kind may use; hidden ones are not included."""
    raw: dict[str, Any] = {"url": notice.url or url, "recipient_name": person.name}
    raw |= kind.from_settings(language, facts.number if facts else "")
    unit = notice.unit or (facts.unit if facts else None)
    if facts:
        raw |= {"number": facts.number, "title": facts.title, "due": facts.due}
        raw["faculty"] = facts.faculty.title(language)
    raw["unit"] = unit.title(language) if unit else ""
    raw |= notice.words
    kept_from_reader = kind.kept_from_reader(notice)
    result = dict(names.words(language))
    for name in kind.variables:
        text = "" if name in kept_from_reader else _said(name, raw.get(name), kind, language)
        result[name] = _many_lines(text) if name in kind.quoted else _one_line(text)
    return result


def _said(name: str, value: Any, kind: MailKind, language: str) -> str:
    """The value of one variable, in the form that the kind defines."""
    if name in kind.tokens:
        tokens = [value or ""] if isinstance(value, str) or not value else value
        return "\n".join(words.token_text(kind.tokens[name], token, language) for token in tokens)
    if name in kind.chosen:
        return _chosen(kind.chosen[name], value, language) if value else ""
    if name in kind.persons:
        return name_of(value) if value else ""
    if name in kind.months:
        return dates.month(value, language) if value else ""
    if name in kind.addresses:
        return value if _WEB_ADDRESS.fullmatch(value or "") else ""
    return _plain(value, language)


def _chosen(of: Any, value: Any, language: str) -> str:
    """Choices from a named list, or in a field."""
    title_of = choices.title_of if isinstance(of, str) else choices.titles
    found = title_of(of, value, language)
    titles = [found] if isinstance(found, str) else found or ()
    return ", ".join(translate(title, target_language=language) for title in titles)


def _plain(value: Any, language: str) -> str:
    """A value as text: dates and moments written out, changes of folder roles one on a line, other lines
    unchanged."""
    match value:
        case None:
            return ""
        case datetime():
            return dates.long_moment(value, language)
        case date():
            return dates.long_date(value, language)
        case str():
            return dates.long_date(date.fromisoformat(value), language) if _is_iso_date(value) else value
        case Sequence():
            return "\n".join(_line(one, language) for one in value)
    return str(value)


def _line(one: Change | str, language: str) -> str:
    if isinstance(one, str):
        return one
    return words.role_change_text(one, name_of(one.principal), language)


def _is_iso_date(text: str) -> bool:
    return re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", text) is not None


def _block(part: template.Paragraph, values: Mapping[str, str]) -> Block | None:
    """A paragraph with its variables filled in; None when one of them is empty.

    From a list of facts only the lines whose variable is empty are removed.
    """
    if part.sort == template.FACTS:
        pairs = [line.split(": ", 1) for line in part.lines]
        filled = ((template.fill(label, values), template.fill(name, values)) for label, name in pairs)
        rows = tuple(Row(label, value) for label, value in filled if value)
        return Block(part.sort, rows=rows) if rows else None
    if any(not values[name] for name in part.variables):
        return None
    if part.sort in (template.LINK, template.ADDRESS):
        label, name = part.lines[0].split(": ", 1)
        return Block(part.sort, template.fill(label, values), href=template.fill(name, values))
    if part.sort == template.QUOTE:
        label = template.fill(" ".join(part.lines[:-1]), values)
        return Block(part.sort, label, lines=tuple(template.fill(part.lines[-1], values).split("\n")))
    return Block(part.sort, _one_line(template.fill(" ".join(part.lines), values)))


def _as_text(block: Block) -> str:
    match block.sort:
        case template.FACTS:
            return "\n".join(f"{row.label}: {row.value}" for row in block.rows)
        case template.LINK | template.ADDRESS:
            return f"{block.text}: {block.href}"
        case template.QUOTE:
            # Indented, so that a person's words are never taken for the system's own.
            quoted = "\n".join(f"    {line}".rstrip() for line in block.lines)
            return f"{block.text}\n{quoted}" if block.text else quoted
    return block.text


def _one_line(text: str) -> str:
    return " ".join(_many_lines(text).split())


def _many_lines(text: str) -> str:
    """Without control characters and other disturbing marks; lines kept."""
    text = text.encode("utf-8", "ignore").decode("utf-8")
    return text.replace("\r\n", "\n").translate(_MARKS).strip()
