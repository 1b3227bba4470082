"""The demo as the browser's tests know it: its cases by who reads them, its mail."""

from functools import cache
from pathlib import Path
from tests.people import eventually
from tests.people import Person
from tests.people import subjects


class Demo:
    """A running demo server."""

    def __init__(self, server):
        self.server = server
        self.mailbox = Path(server.instance.home) / "var" / "demo" / "mail"
        self.person = cache(lambda name: Person(server, name))
        self.case = cache(self._case)

    def subjects(self, to: str, number: str) -> list[str]:
        """The subjects of the mails about a case that have come to somebody."""
        return subjects(self.mailbox, to, number)

    def mailed(self, to: str, subject: str) -> None:
        """Wait until somebody has a mail with this subject."""
        eventually(lambda: subject in subjects(self.mailbox, to))

    def _case(self, person: str, state: str, unit: str = "") -> str:
        """The address of a case in this state that this person reads; the first of the demo's own.

        ``unit`` is the code of the unit.
        """
        reader = self.person(person)
        asked = {"state": state, "sort_on": "submitted", "b_size": 100} | ({"unit": unit} if unit else {})
        items = reader.get(f"{reader.register}/@deviations", **asked).json()["items"]
        if not items:
            raise LookupError(f"{person} reads no case in {state} at {unit or 'any unit'}.")
        return items[0]["@id"]
