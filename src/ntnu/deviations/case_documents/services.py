"""``@case-pdf``, ``@send-document``: documents of a case, with its log when asked, without marked names.

``GET`` with ``variant`` and ``log``; ``POST`` with the same and ``hide`` in the body: names must not be in an
address, which every log on the way stores.
"""

from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.case_documents.send_document import look_through
from ntnu.deviations.case_documents.send_document import Order
from ntnu.deviations.case_documents.send_document import seal
from ntnu.deviations.case_documents.send_document import send
from ntnu.deviations.documents import export
from ntnu.deviations.documents.protect import phrase_of
from ntnu.deviations.documents.telling import FULL
from ntnu.deviations.documents.telling import REDACTED
from ntnu.deviations.documents.telling import Wanted
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.errors import NotAllowed
from ntnu.deviations.engine.errors import NotReady
from ntnu.deviations.engine.errors import one
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.languages import of_request
from ntnu.deviations.rest.base import json_object
from ntnu.deviations.rest.base import unforged
from ntnu.deviations.rest.base import WriteService
from ntnu.deviations.rest.described import body
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import of_kind
from ntnu.deviations.rest.described import one_of
from ntnu.deviations.rest.described import rows
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from ntnu.deviations.rest.described import YES
from ntnu.deviations.rest.once import Once
from plone.restapi.services import Service
from typing import Any

_LOG = {"0": False, "1": True}


@described(of_kind("application/pdf"), asks={"variant?": one_of(*export.VARIANTS), "log?": one_of(*_LOG)})
class CasePdf(Service):
    """The PDF itself is the answer; errors are JSON as everywhere."""

    def render(self) -> bytes:
        self.check_permission()
        wanted, reading = self.wanted(), Reading(self.context)
        if not export.may_have(reading, wanted.variant, wanted.with_log):
            raise NotAllowed(one("not_yours"))
        if not export.exists(self.context, wanted.variant, wanted.with_log):
            raise InvalidData(one("unknown_value", "log" if wanted.with_log else "variant"))
        # Before anything is written, and before a turn is taken: it takes long, and is made once.
        made = export.case_pdf(reading, wanted)
        self.note(reading, wanted)
        for name, value in export.headers(self.context, wanted).items():
            self.request.response.setHeader(name, value)
        return made

    def note(self, reading: Reading, wanted: Wanted) -> None:
        """A reading changes nothing in the database: it is recorded in the file of readings."""

    def wanted(self) -> Wanted:
        """The requested document. Raises InvalidData."""
        form = self.request.form
        for name in form:
            if name not in ("variant", "log"):
                raise InvalidData(one("unknown_field", name))
        log = form.get("log", "0")
        if not isinstance(log, str) or log not in _LOG:
            raise InvalidData(one("unknown_value", "log"))
        return self.as_wanted(form.get("variant", FULL), _LOG[log])

    def as_wanted(self, variant: Any, with_log: bool, hide: tuple[str, ...] = ()) -> Wanted:
        """The same, where the variant is not checked yet."""
        if variant not in export.VARIANTS:
            raise InvalidData(one("unknown_value", "variant"))
        return Wanted(variant, of_request(self.request), with_log, hide)


@described(
    of_kind("application/pdf"),
    takes=body({"variant?": one_of(*export.VARIANTS), "log?": YES, "hide?": rows(TEXT)}),
)
class MarkedCasePdf(Once, CasePdf):
    """``POST``: ``{variant, log, hide: [names]}``. Under an Idempotency-Key it is logged once."""

    def note(self, reading: Reading, wanted: Wanted) -> None:
        # The download is logged: a program's call, without the cookie and token of a form.
        unforged(self.request)
        self._noted = reading, wanted
        take_turn(self.context)
        self.write_once()

    def write(self) -> None:
        export.note(*self._noted)

    def again(self, made: str) -> None:
        """It is in the log already."""

    def wanted(self) -> Wanted:
        body = json_object(self.request)
        for name in body:
            if name not in ("variant", "log", "hide"):
                raise InvalidData(one("unknown_field", name))
        with_log, hide = body.get("log", False), body.get("hide", [])
        if not isinstance(with_log, bool):
            raise InvalidData(one("wrong_type", "log"))
        if not isinstance(hide, list) or not all(isinstance(name, str) for name in hide):
            raise InvalidData(one("wrong_type", "hide"))
        variant = body.get("variant", REDACTED)
        if hide and variant != REDACTED:
            raise InvalidData(one("unknown_field", "hide"))
        try:
            names = export.names(hide)
        except ValueError:
            raise InvalidData(one("too_long", "hide", max=export.LONGEST_NAME)) from None
        return self.as_wanted(variant, with_log, names)


@described(
    shape({"pass_phrase": TEXT, "to": rows(TEXT), "variant": TEXT}),
    takes=body(
        {
            "variant": one_of(*export.VARIANTS),
            "log?": YES,
            "hide?": {"anyOf": [TEXT, rows(TEXT)]},
            "to": {"anyOf": [TEXT, rows(TEXT)]},
            "sensitive": YES,
            "reviewed": {"const": True},
        }
    ),
)
class SendDocument(WriteService):
    """``POST <case>/@send-document``: encrypted, by mail. The pass phrase is in the answer only.

    ``{variant, log, hide, to: [addresses], sensitive, reviewed: true}``.
    """

    def write_once(self):
        body = dict(self.body())
        reviewed = body.pop("reviewed", False)
        reading = Reading(self.context)
        self.order = look_through(reading, body, of_request(self.request))
        if reviewed is not True:
            raise InvalidData(one("not_confirmed", "reviewed"))
        # Before the turn: it takes long.
        self.sealed = seal(reading, self.order, self._chance)
        return super().write_once()

    def write(self) -> dict[str, Any]:
        take_turn(self.context)
        self.made = uid_of(self.context)
        return self._answer(send(Reading(self.context), self.order, self.sealed), self.order)

    def again(self, made: str) -> dict[str, Any]:
        """The same pass phrase, which follows from the key. Raises NotAllowed, and NotReady on a server
        that has no key of its own to make it with."""
        body = dict(self.body())
        body.pop("reviewed", None)
        order = look_through(Reading(self.context), body, of_request(self.request))
        if self._chance is None:
            raise NotReady(one("done_already"))
        return self._answer(phrase_of(self._chance), order)

    @property
    def _chance(self) -> bytes | None:
        sending = self.sending
        return sending.secret("pass phrase") if sending is not None else None

    def _answer(self, phrase: str, order: Order) -> dict[str, Any]:
        self.request.response.setHeader("Cache-Control", "private, no-store")
        return {"pass_phrase": phrase, "to": list(order.to), "variant": order.wanted.variant}
