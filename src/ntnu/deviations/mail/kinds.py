"""The kinds of mail, and which variables the text of each may use."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field

LANGUAGES = ("nb", "nn", "en")

#: Variables that every mail may use, unless its kind hides them.
STANDARD = frozenset({"number", "title", "unit", "url", "due", "faculty", "recipient_name"})

_NO_CASE = frozenset({"number", "title", "due", "faculty"})


@dataclass(frozen=True)
class Kind:
    """What one kind of mail may hold besides the standard variables.

    ``words`` come with the notice and are put in as they are; ``tokens`` too, but they are looked
    up in the named table of the words file; ``quoted`` were written by a person and stand apart,
    so that nobody takes them for the system's own words. ``hidden`` standard variables are not to
    be told to who gets this mail, whatever a template asks for.
    """

    words: frozenset[str] = frozenset()
    tokens: Mapping[str, str] = field(default_factory=dict)
    quoted: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()

    @property
    def variables(self) -> frozenset[str]:
        """Every variable that a template of this kind may use."""
        return (STANDARD - self.hidden) | self.words | self.quoted | self.tokens.keys()


KINDS: Mapping[str, Kind] = {
    "new_report": Kind(),
    "reported_at_unit": Kind(hidden=frozenset({"title", "url", "due", "faculty"})),
    "forwarded_at_unit": Kind(),
    "received": Kind(),
    "assigned": Kind(),
    "in_process": Kind(),
    "moved": Kind(quoted=frozenset({"reason"})),
    "closed": Kind(tokens={"solved": "solved"}, quoted=frozenset({"text", "measures"})),
    "not_approved": Kind(tokens={"reason": "reason_code"}, quoted=frozenset({"text", "where"})),
    "reregistered": Kind(quoted=frozenset({"text"}), hidden=frozenset({"title"})),
    "access_given": Kind(tokens={"role": "role"}),
    "access_ended": Kind(hidden=STANDARD - {"number", "recipient_name"}),
    "reopened": Kind(quoted=frozenset({"reason"})),
    "roles_changed": Kind(words=frozenset({"waiting"}), quoted=frozenset({"changes"}), hidden=_NO_CASE),
}
