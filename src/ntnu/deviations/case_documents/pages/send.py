"""``@@send-document``: a document by mail: filled in, reviewed, sent; then the pass phrase is shown once."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.case.interfaces import IDraftedForm
from ntnu.deviations.case_documents.send_document import ISendDocument
from ntnu.deviations.case_documents.send_document import look_through
from ntnu.deviations.case_documents.send_document import may_send
from ntnu.deviations.case_documents.send_document import Order
from ntnu.deviations.case_documents.send_document import seal
from ntnu.deviations.case_documents.send_document import Sealed
from ntnu.deviations.case_documents.send_document import send
from ntnu.deviations.documents import export
from ntnu.deviations.documents.protect import phrase_of
from ntnu.deviations.drafts.store import About
from ntnu.deviations.drafts.store import Draft
from ntnu.deviations.engine.drafted import visible_thing_of
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.engine.turns import take_turn
from ntnu.deviations.messages import DOCUMENTS
from ntnu.deviations.ui.forms.form import Form
from ntnu.deviations.ui.forms.options import Option
from ntnu.deviations.ui.forms.page import FormPage
from ntnu.deviations.ui.forms.reading import read
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import Unauthorized
from zope.interface import implementer


@implementer(IDraftedForm)
class SendDocumentDraft:
    """The draft of sending a document."""

    name = "send_document"
    title = _("draft_send_document", default="Sending of a document")

    def may_still(self, register, draft: Draft) -> bool:
        """See ``IDraftedForm``."""
        case = visible_thing_of(register, draft)
        return case is not None and may_send(Reading(case))


class SendDocument(FormPage):
    """For recipients, case workers and archivists."""

    index = ViewPageTemplateFile("templates/send.pt")
    nav_item = "work"
    #: The checked input, to be reviewed; None while the form is filled in.
    order: Order | None = None
    #: Shown once, when all is sent.
    phrase = ""

    def __call__(self):
        if not may_send(self.reading):
            raise Unauthorized("Documents are sent by those who work on the case")
        self.request.response.setHeader("Cache-Control", "private, no-store")
        return super().__call__()

    @property
    def page_title(self):
        return _(
            "send_title",
            default="Send a document by e-mail from ${number}",
            mapping={"number": self.case_number},
        )

    @property
    def case_number(self) -> str:
        return self.context.number

    @property
    def crumbs(self):
        return [
            (_("worklist_title", default="Work list"), f"{self.register_url}/@@worklist"),
            (self.case_number, self.context.absolute_url()),
        ]

    @property
    def reading(self) -> Reading:
        return Reading(self.context)

    @property
    def drafted(self) -> About:
        uid = uid_of(self.context)
        way = self.send_to.removeprefix(self.register_url)
        return About(f"{uid} {type(self).__name__}", uid, "", (SendDocumentDraft.name,), way)

    @property
    def send_to(self) -> str:
        """The address of the form."""
        return f"{self.context.absolute_url()}/@@send-document"

    @property
    def schemas(self):
        return [("", ISendDocument)]

    @cached_property
    def refused_texts(self):
        # The form asks for addresses.
        return {key: faults for key, faults in super().refused_texts.items() if key != "to"}

    @property
    def has_looked(self) -> bool:
        return self.order is not None

    def look_again(self) -> None:
        try:
            self.order = look_through(self.reading, self.raw, self.language)
        except ActionError as error:
            self.refuse(error.errors, error.status)

    def keep_typed(self) -> str | None:
        # The pass phrase is shown once, and stored nowhere.
        return None if self.phrase else super().keep_typed()

    def post(self):
        if self.asked("change"):
            return None
        try:
            order = look_through(self.reading, self.raw, self.language)
            if self.asked("send"):
                # Before the turn: it takes long.
                sealed = seal(self.reading, order, self._chance)
                self.phrase = self.attempt(self._send, order, sealed)
            self.order = order
        except ActionError as error:
            self.refuse(error.errors, error.status)
        return None

    def _send(self, order: Order, sealed: Sealed) -> str:
        take_turn(self.context)
        return send(self.reading, order, sealed)

    @property
    def _chance(self) -> bytes | None:
        """The source of the pass phrase: the same for a form that is sent twice."""
        sending = self.sending
        return sending.secret("pass phrase") if sending is not None else None

    def again(self, done):
        """The pass phrase is shown again when the same person sends the same form again; the document is not
        sent again."""
        if self._chance is None or not done.same:
            return super().again(done)
        try:
            self.order = look_through(self.reading, self.raw, self.language)
        except ActionError as error:
            self.refuse(error.errors, error.status)
            return None
        self.phrase = phrase_of(self._chance)
        return None

    @cached_property
    def raw(self) -> dict:
        """What was filled in."""
        return read(self.request.form, ISendDocument) if self.is_filled else {}

    @property
    def form(self) -> Form:
        """The fields with what was typed."""
        return Form(
            ISendDocument,
            self.raw,
            faults=self.faults,
            options=lambda field: self.offers if field.__name__ == "variant" else (),
            kinds={"variant": "radios"},
            translate=self.t,
        )

    @property
    def errors(self):
        return self.form.summary()

    @property
    def offers(self) -> list[Option]:
        """The documents there are."""
        return [Option(v, self.t(DOCUMENTS[v])) for v in export.on_offer(self.reading)]

    @property
    def carried(self) -> list[tuple[str, str]]:
        """The input, sent along from the page where it is reviewed."""
        values = {**self.raw, "sensitive": "yes" if self.raw.get("sensitive") else "no"}
        values["log"] = "1" if self.raw.get("log") else ""
        return [(name, str(value)) for name, value in values.items() if value]

    @property
    def document(self) -> str:
        """What is sent, in words."""
        return self.t(DOCUMENTS[self.order.wanted.variant])
