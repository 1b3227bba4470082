"""The definition of a kind of mail: a class in the room that sends it, in this product and in other
packages."""

from collections.abc import Mapping
from collections.abc import Set
from datetime import datetime
from ntnu.deviations.domain.facts import Facts
from ntnu.deviations.domain.facts import World
from ntnu.deviations.domain.plan import Notice
from ntnu.deviations.domain.telling import ALWAYS
from ntnu.deviations.locales.folders import DOMAIN
from typing import Any
from typing import ClassVar
from zope.component import queryUtility
from zope.interface import implementer
from zope.interface import Interface
from zope.schema import Field

#: Variables that every mail may use, unless its kind hides them.
STANDARD = frozenset({"number", "title", "unit", "url", "due", "faculty", "recipient_name"})

#: Hidden in a mail that is not about a case.
NO_CASE = frozenset({"number", "title", "due", "faculty"})
#: A hearing has its own deadline; the case's would be confused with it.
NO_TERM = frozenset({"due", "faculty"})
#: The person responsible for a measure knows the case's number and title, and nothing else of it.
NUMBER_AND_TITLE = frozenset({"unit", "due", "faculty"})
#: A person who cannot open the case knows its number and its unit.
NUMBER_AND_UNIT = frozenset({"title", "url", "due", "faculty"})

#: What a mail is ``instead_of`` that explains the access which begins with the action.
ITS_ACCESS = frozenset({"access_given"})


class IMailKind(Interface):
    """A kind of mail: see ``MailKind``. It is a utility, by its id."""


@implementer(IMailKind)
class MailKind:
    """One kind of mail. Its docstring says when it is sent, and after a colon to whom.

    Its ``id`` is given with the class, as in ``class Moved(MailKind, id="moved")``: notices, the outbox, the
    log and the files with its texts have it. A class without one is only for others to build on.

    ``words`` come with the notice and are put in as they are, a date or a moment (UTC) written out; of these,
    ``months`` are dates shown as month and year, ``persons`` are user ids shown by name, and ``addresses``
    are web addresses, each a separate link. ``tokens`` are looked up in the named table of the words file:
    one token, or a sequence of them that gives a line each; the table's entry ``""`` is for no token.
    ``chosen`` are tokens of a named list that people choose from (``choices``), which the settings may
    change, or what was chosen in a field. ``quoted`` variables are set apart: a person wrote them, and nobody
    may take them for the system's own words; or they have many lines.

    ``needed`` variables are in every text of this mail: it is there to say that, by law.

    ``hidden`` standard variables are not shown to the recipient of this mail, whatever a template contains.
    ``blind``: it may go to somebody who cannot open the case. ``instead_of``: kinds that the same person does
    not get of the same action, for this mail says what they say, or what a person does with the access that
    they tell of.

    ``ways``: how its reader may choose to be told, the first as shipped (``domain/telling.py``). A kind whose
    only way is at once is never put off. ``is_digest``: it gathers what waits for the digest.

    ``domain`` is the translation domain of the package: the texts are in its folders of languages.
    """

    id: ClassVar[str] = ""
    words: Set[str] = frozenset()
    months: Set[str] = frozenset()
    persons: Set[str] = frozenset()
    addresses: Set[str] = frozenset()
    tokens: Mapping[str, str] = {}
    chosen: Mapping[str, str | Field] = {}
    quoted: Set[str] = frozenset()
    needed: Set[str] = frozenset()
    hidden: Set[str] = frozenset()
    blind = False
    instead_of: Set[str] = frozenset()
    ways: tuple[str, ...] = ALWAYS
    is_digest = False
    domain = DOMAIN

    def __init_subclass__(cls, id: str = "") -> None:
        cls.id = id

    @property
    def own(self) -> Set[str]:
        """The variables that a template of this kind may use besides the standard ones."""
        words = self.words | self.months | self.persons | self.addresses
        return words | self.quoted | self.tokens.keys() | self.chosen.keys()

    @property
    def variables(self) -> Set[str]:
        """Every variable that a template of this kind may use."""
        return (STANDARD - self.hidden) | self.own

    @property
    def links(self) -> Set[str]:
        """The variables that are addresses: each is on a separate line."""
        return self.addresses | {"url"}

    def kept_from_reader(self, notice: Notice) -> Set[str]:
        """Further variables that are left empty in the mail of this notice."""
        return frozenset()

    def from_settings(self, language: str, number: str) -> Mapping[str, str]:
        """The words that a notice need not provide; ``number`` is the case's, or empty."""
        return {}

    def address(self, notice: Notice, own: str) -> str:
        """The address of the mail of this notice: its reader's ``own`` address, empty where they have
        none."""
        return own

    def goes_anyway(self, notice: Notice, facts: Facts) -> bool:
        """May the mail go to its reader whether or not they see the case when it is sent?"""
        return self.blind

    def found_now(self, notice: Notice, place: Any, at: datetime, language: str) -> Mapping[str, Any] | None:
        """Further words, looked up when the mail is written, of what was there ``at`` a moment (UTC); None
        where there is nothing to say, so that the mail is not sent."""
        return {}

    def may_be_told(self, notice: Notice, place: Any, world: World) -> bool:
        """May the reader still be notified about ``place``, which is not a case: a unit, a notification case,
        the register?"""
        return True


def find_kind(name: str) -> MailKind | None:
    """The kind of mail with this id; None where there is none, or its package is no longer installed."""
    return queryUtility(IMailKind, name)


def kind_of(name: str) -> MailKind:
    """The kind of mail with this id. Raises LookupError."""
    if found := find_kind(name):
        return found
    raise LookupError(name)
