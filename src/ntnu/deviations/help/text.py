"""The texts of help: one Markdown file for each page and language, with the words of the pages filled in.

A text says ``${system}`` and other names of the institution, ``${response_days}`` and other numbers, and
``${button_accept}``: the id of a message, for what is on a button. So it says what the pages say.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from html import unescape
from lxml import html
from lxml_html_clean import Cleaner
from markdown import markdown
from ntnu.deviations import settings
from ntnu.deviations.domain import roles
from ntnu.deviations.domain.deadlines import HEARING_REMINDER_DAYS
from ntnu.deviations.domain.deadlines import NOT_SOLVED_DAYS
from ntnu.deviations.domain.deadlines import RECEIPT_WORKING_DAYS
from ntnu.deviations.domain.languages import chain
from ntnu.deviations.domain.suppression import LEAST
from ntnu.deviations.drafts.rules import KEPT
from ntnu.deviations.institution import names
from ntnu.deviations.locales import folders
from string import Template
from zope.i18n import translate
from zope.i18nmessageid import Message

#: Page -> the roles it is for, in the order of the procedure.
PAGES = {
    "reporter": (roles.REPORTER,),
    "recipient": (roles.RECIPIENT,),
    "case-worker": (roles.CASE_WORKER,),
    "line-manager": (roles.LINE_MANAGER,),
    "participant": (roles.HEARING_PARTICIPANT, roles.MEASURE_RESPONSIBLE),
    "local-administrator": (roles.LOCAL_ADMIN,),
    "quality-reader": (roles.QUALITY_READER,),
    "archivist": (roles.ARCHIVIST,),
    "speakup-recipient": (roles.SPEAKUP_RECIPIENT,),
    "system-administrator": (roles.SYSTEM_ADMIN,),
}
#: Numbers that rules fix; those that are settings are asked for.
_FIXED = {
    "receipt_days": RECEIPT_WORKING_DAYS,
    "not_solved_days": NOT_SOLVED_DAYS,
    "reminder_days": HEARING_REMINDER_DAYS,
    "draft_days": KEPT.days,
    "least": LEAST,
}
_SET = ("response_days", "hearing_days", "evaluation_days", "attachments_most", "attachment_megabytes")

_CLEAN = Cleaner(safe_attrs_only=True, page_structure=False)


class _Words(Mapping[str, str]):
    """What a variable stands for in a language. KeyError for what is no name, number or message."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __getitem__(self, name: str) -> str:
        if name in names.WORDS:
            return names.word(name, self._language)
        if name in _SET:
            return str(settings.get(name))
        if name in _FIXED:
            return str(_FIXED[name])
        said = translate(Message(name, folders.DOMAIN), target_language=self._language)
        if said == name:
            raise KeyError(name)
        return unescape(said)

    def __iter__(self) -> Iterator[str]:
        return iter((*names.WORDS, *_SET, *_FIXED))

    def __len__(self) -> int:
        return len(list(iter(self)))


def source(page: str, language: str) -> str:
    """The Markdown of a page for a reader of ``language``, words filled in."""
    for code in chain(language):
        if written := folders.text(code, f"help/{page}.md"):
            return Template(written).substitute(_Words(code))
    raise KeyError(page)


def title(page: str, language: str) -> str:
    """The heading of a page."""
    return source(page, language).splitlines()[0].removeprefix("# ")


def body(page: str, language: str, pictures: str) -> str:
    """A page without its heading, as HTML; ``pictures`` is the address of the folder that holds them."""
    written = source(page, language).partition("\n")[2]
    root = html.fragment_fromstring(markdown(written, extensions=["sane_lists"]), create_parent="div")
    _CLEAN(root)
    for picture in root.iter("img"):
        picture.set("src", f"{pictures}/{picture.get('src')}")
        picture.set("loading", "lazy")
    return html.tostring(root, encoding="unicode")
