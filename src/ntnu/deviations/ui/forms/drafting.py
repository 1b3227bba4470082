"""Keeps the input of a form from one press of a button to the next, and offers it again: see
``docs/forms.md``.

A form with its token is answered with a redirect to the same form, filled from the draft. Where nothing may
be stored (input that the guard refuses, somebody else's or an old form, no room) the form is shown in the
answer itself, and input is lost only by leaving the page.
"""

from collections.abc import Iterator
from functools import cached_property
from ntnu.deviations.case.fields import is_prose
from ntnu.deviations.drafts import store
from ntnu.deviations.drafts.store import About
from ntnu.deviations.drafts.store import Draft
from ntnu.deviations.engine.errors import FieldError
from ntnu.deviations.engine.validate import judge_texts
from ntnu.deviations.ui.forms.draft_files import DraftFiles
from ntnu.deviations.ui.forms.reading import texts
from ntnu.deviations.ui.forms.sent_once import new_token
from ntnu.deviations.ui.forms.sent_once import OF_THE_SENDING
from typing import Any
from urllib.parse import parse_qsl
from urllib.parse import urlencode
from urllib.parse import urlsplit

#: Fields that are not input: buttons, and fields that identify the page.
_NOT_TYPED = OF_THE_SENDING | {
    "back", "go", "step", "keep", "whole", "discard_draft", "taken_out", "draft", "told", "set_language",
}  # fmt: skip


class Drafted(DraftFiles):
    """Mixed into pages with a form."""

    #: The purpose of a draft of this form; None: no draft is stored.
    drafted: About | None = None
    #: Was there no room to store the input?
    is_unkept = False
    #: Has the draft been merged with what is sent?
    is_overlaid = False
    _taken_up = False

    @property
    def schemas(self) -> Iterator[tuple[str, Any]]:
        """Pairs of a prefix and a schema: the fields of the form."""
        yield from ()

    @property
    def is_filled(self) -> bool:
        """Does the form show input, and not its initial values?"""
        return self.request.method == "POST" or self.stored is not None

    @property
    def is_told(self) -> bool:
        """Is the form shown right after a press of a button?"""
        return self.stored is not None and self.request.form.get("told") == str(_number(self.stored))

    @property
    def is_offered(self) -> bool:
        """Is the form filled from input of an earlier visit?"""
        return self.request.method != "POST" and self.stored is not None and "told" not in self.request.form

    @property
    def is_whole(self) -> bool:
        """Does the page itself contain all input? Not where the draft is out of sight."""
        return self.is_overlaid or "whole" in self.request.form

    @property
    def keeps(self) -> bool:
        """Is the input stored?"""
        return self.drafted is not None and self.register is not None and bool(self.author)

    # taking up --------------------------------------------------------------------------------

    def take_up(self) -> None:
        """Fill the requested form from its draft, if there is one."""
        if self._taken_up or self.request.method == "POST" or not self.keeps:
            return
        self._taken_up, form = True, self.request.form
        asked = form.get("draft")
        draft = self.find_draft(asked)
        if draft is None or draft.place != self.drafted.place:
            if isinstance(asked, str):
                form["once"] = asked
            return
        self.stored = draft
        form["once"] = draft.id
        for name, values in draft.fields.items():
            form.setdefault(name, values[0] if len(values) == 1 else list(values))

    def tell_again(self) -> None:
        """Show what was wrong when a button was last pressed, on the page it led to."""
        if self.is_told:
            _told, self.status, looked, faults = self.stored.told
            if looked:
                self.look_again()
            self.faults = tuple(FieldError(f, c, kind, dict(words), can) for f, c, kind, words, can in faults)

    def find_draft(self, asked: object) -> Draft | None:
        """The requested draft, or else the latest of this form."""
        if isinstance(asked, str):
            return store.find(self.register, self.author, asked)
        return store.latest(self.register, self.author, self.drafted.place)

    def look_again(self) -> None:
        """Show again what was shown beside the form (a preview)."""

    @property
    def has_looked(self) -> bool:
        """Was anything shown beside the form?"""
        return False

    # keeping ----------------------------------------------------------------------------------

    def keep_typed(self) -> str | None:
        """The address at which the form is shown again, after the input has been stored; None where it can
        only be shown in this answer."""
        if not self.keeps or not self.token_sent or self.refused_texts:
            return None
        if not self._store():
            return None
        faults = tuple(
            (
                fault.field,
                fault.code,
                getattr(fault, "kind", ""),
                dict(getattr(fault, "words", {})),
                fault.confirmable,
            )
            for fault in self.faults
        )
        self.stored.told = (_number(self.stored) + 1, self.status, self.has_looked, faults)
        return self.address(draft=self.stored.id, told=str(_number(self.stored)))

    def keep_quietly(self) -> str:
        """Store input while it is typed: ``kept``, ``partly`` (the guard refuses some of it), or ``not`` (no
        room)."""
        self.request.response.setHeader("Content-Type", "text/plain; charset=utf-8")
        if not self.keeps or not self.token_sent or store.is_gone(self.register, self.author, self.token):
            return "not"
        return ("partly" if self.refused_texts else "kept") if self._store() else "not"

    def _store(self) -> bool:
        if store.is_gone(self.register, self.author, self.token):
            # The person went Back to a form whose draft was discarded, and goes on: that is a new draft.
            self.request.form["once"] = self.token = new_token()
        taken_out = texts(self.request.form.get("taken_out"))
        try:
            self.stored = store.keep(
                self.register,
                self.author,
                self.token,
                self.drafted,
                self._typed(),
                self.new_files(),
                taken_out,
            )
        except store.Full:
            self.is_unkept = True
            return False
        self.stored.way = self.drafted.way
        return True

    def _typed(self) -> dict[str, tuple[str, ...]]:
        found = {}
        for name, value in self.request.form.items():
            values = texts(value)
            if (
                values
                and name not in _NOT_TYPED
                and name not in self.refused_texts
                and self._is_fit(name, values)
            ):
                found[name] = tuple(values)
        before = self.draft_sent
        for name in self.refused_texts if before is not None else ():
            if name in before.fields:
                found[name] = before.fields[name]
        return found

    def _is_fit(self, name: str, values: list[str]) -> bool:
        """The guard also checks what is shown beside the schema's fields (a search)."""
        return (
            name in self._fields
            or name == "warnings_confirmed"
            or not judge_texts({name: " ".join(values)}, [])
        )

    @cached_property
    def refused_texts(self) -> dict[str, list[FieldError]]:
        """What the guard refuses to store, by the key of its field."""
        found = {}
        for key, field in self._fields.items():
            values = texts(self.request.form.get(key))
            if values and is_prose(field):
                faults = judge_texts({field.__name__: " · ".join(values)}, self.confirmed)
                if faults:
                    found[key] = faults
        return found

    @cached_property
    def _fields(self) -> dict[str, Any]:
        return {
            f"{prefix}.{name}" if prefix else name: schema[name]
            for prefix, schema in self.schemas
            for name in schema.names(all=True)
        }

    def address(self, **query: str) -> str:
        """The address of the form."""
        way = self.drafted.way
        return f"{self.register_url}{way}{'&' if '?' in way else '?'}{urlencode(query)}"

    @property
    def asked_in_address(self) -> list[tuple[str, str]]:
        """Name and value of the parameters in the form's address, such as its action."""
        return parse_qsl(urlsplit(self.drafted.way).query) if self.drafted is not None else []

    def discard(self) -> None:
        """Delete the draft."""
        if self.keeps and self.token_sent:
            store.discard(self.register, self.author, self.token)


def _number(draft: Draft) -> int:
    return draft.told[0] if draft.told else 0
