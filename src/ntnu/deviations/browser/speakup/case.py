"""The page of a notification case, for SpeakUp! recipients."""

from AccessControl import getSecurityManager
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.browser.macros import format as formats
from ntnu.deviations.browser.speakup.page import ConfidentialPage
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.choices import title_of
from ntnu.deviations.core import speakup
from ntnu.deviations.interfaces import IRetainable
from ntnu.deviations.now import local_date
from ntnu.deviations.now import today
from ntnu.deviations.speakup import form
from ntnu.deviations.speakup.files import files_of
from ntnu.deviations.speakup.follow import said_in
from ntnu.deviations.speakup.handed import FIELD
from ntnu.deviations.speakup.handed import handed_texts
from ntnu.deviations.speakup.perform import available
from ntnu.deviations.speakup.states import state_of
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile

ANONYMOUS = _("speakup_anonymous", default="Anonymous")
_TAGS = {
    speakup.REPLY: ("out", _("tag_to_notifier", default="To who sent the notification")),
    speakup.INFORMATION: ("in", _("tag_from_notifier", default="From who sent the notification")),
}
#: Kinds of texts of a deviation, in words.
_KINDS = {
    "message": _("handed_message", default="Message"),
    "measure": _("handed_measure", default="Measure"),
    "hearing": _("handed_hearing", default="Hearing"),
    "statement": _("handed_statement", default="Statement"),
}
_FIELDS = {
    "title": _("label_title", default="Title"),
    "consequence": _("label_consequence", default="What was the consequence?"),
    "suggestion": _("label_suggestion", default="Do you suggest a solution?"),
    "tried_text": _("label_tried_text", default="How did it go?"),
    "place": _("label_place", default="Place"),
    "course_code": _("label_course_code", default="Course code"),
    "programme_code": _("label_programme_code", default="Programme code"),
    "note": _("label_note", default="Note"),
    "cause": _("label_cause", default="Cause"),
    "risk": _("label_risk", default="Risk"),
    "learning_points": _("label_learning_points", default="Learning points"),
    "conclusion": _("label_conclusion", default="Conclusion"),
    "preliminary_text": _("label_preliminary_text", default="Text to the reporter"),
    "text_to_reporter": _("label_text_to_reporter", default="Text to the reporter"),
    "measures_text": _("label_measures_text", default="Measures, as told to the reporter"),
    "where_instead": _("label_where_instead", default="Where to go instead"),
    "reregister": _("handed_reregister", default="Why it was handed over, as told to the reporter"),
}
#: Acts from first to last: the first that is ready is the next thing to do.
_ORDER = ("take", "reply", "close", "return_to_register")


class NotificationWords(ConfidentialPage):
    """What the page of a case and its forms say of it."""

    @cached_property
    def world(self) -> Directory:
        return Directory(self.register)

    @property
    def state(self) -> str:
        return state_of(self.context)

    @property
    def registry_url(self) -> str:
        return self.context.aq_parent.absolute_url()

    @property
    def crumbs(self):
        return [(_("speakup_list_title", default="Notification cases"), self.registry_url)]

    @property
    def acts(self) -> list:
        """The acts that are ready, the next thing to do first."""
        ready = {item.act.id: item.act for item in available(self.context) if item.is_ready}
        return [ready[id_] for id_ in _ORDER if id_ in ready]

    def moment(self, at) -> str:
        return formats.short_moment(at, self.language, today())


class NotificationView(NotificationWords):
    """All of the case on one page."""

    index = ViewPageTemplateFile("templates/case.pt")

    def __call__(self):
        self.update()
        return self.index()

    @property
    def page_title(self):
        return self.context.number

    @property
    def sender(self) -> str:
        """Who sent it, as far as we know."""
        if self.context.anonymised:
            return self.t(_("speakup_sender_deleted", default="Not known any more"))
        if self.context.reporter:
            return self.world.person_name(self.context.reporter)
        return self.t(ANONYMOUS) if self.context.anonymous else self.context.contact

    @property
    def facts(self) -> list[tuple[str, str]]:
        case = self.context
        rows = [
            (_("speakup_sender", default="Sent by"), self.sender),
            (
                _("speakup_kind", default="Relation to NTNU"),
                self.t(title_of("notifier_kind", case.reporter_kind)),
            ),
            (_("speakup_column_received", default="Received"), self.moment(case.received)),
        ]
        if case.about:
            rows.insert(0, (form.INotify["about"].title, self.t(title_of("about", case.about))))
        if case.deviation:
            rows.append((_("speakup_deviation", default="Deviation"), case.deviation))
        return rows

    @property
    def anonymised_on(self) -> str:
        """The day on which its personal data were deleted; empty where they are there."""
        at = self.context.anonymised
        return formats.day_in_year(local_date(at), self.language, today()) if at else ""

    @property
    def may_mark(self) -> bool:
        """May this person say whether the case is worth archiving?"""
        return IRetainable(self.context).may_mark(getSecurityManager().getUser())

    @property
    def told(self) -> list[tuple[str, str]]:
        """What was written in the notification."""
        found = [(form.INotify[name].title, getattr(self.context, name)) for name in form.TEXTS]
        return [(title, text) for title, text in found if text]

    @property
    def handed_fields(self) -> list[tuple[str, str]]:
        """What stood in the fields of the deviation."""
        return [(_FIELDS[text.name], text.text) for text in handed_texts(self.context) if text.kind == FIELD]

    @property
    def handed_posts(self) -> list[dict[str, object]]:
        """What lived in the deviation."""
        return [
            {
                "kind": "internal" if text.name == "note" else "out",
                "icon": "clip",
                "tag": self.t(_KINDS[text.kind]),
                "who": self.world.person_name(text.by) if text.by else "",
                "when": self.moment(text.at) if text.at else "",
                "text": text.text,
            }
            for text in handed_texts(self.context)
            if text.kind != FIELD
        ]

    @property
    def posts(self) -> list[dict[str, object]]:
        found = []
        for said in said_in(self.context):
            kind, tag = _TAGS[said.kind]
            who = self.world.person_name(said.by) if said.by else ""
            found.append(
                {
                    "kind": kind,
                    "tag": self.t(tag),
                    "who": who,
                    "when": self.moment(said.at),
                    "text": said.text,
                }
            )
        return found

    @cached_property
    def files(self) -> list:
        return list(files_of(self.context))

    def size(self, file) -> str:
        return formats.file_size(file.size, self.language)

    @property
    def log(self) -> list[tuple[str, str, str]]:
        """Who did what, when."""
        return [
            (self.moment(entry.at), self.t(title_of_act(entry.action)), self._who(entry.actor))
            for entry in caselog.entries(self.context)
        ]

    def _who(self, actor: str) -> str:
        return self.world.person_name(actor) if actor else self.sender


_LOGGED = {
    "submit": _("speakup_log_submit", default="Notification received"),
    "reregister": _("log_reregister", default="Re-registered as a notification case"),
    "bring_to_speakup": _("speakup_log_brought", default="Brought to SpeakUp! by the reporter"),
    "take": _("speakup_log_take", default="Taken"),
    "reply": _("speakup_log_reply", default="Answered"),
    "close": _("log_close", default="Closed"),
    "archive": _("log_archive", default="Sent to the archive"),
    "return_to_register": _("speakup_log_return", default="Given back to the deviation register"),
    "not_archive": _("log_not_archive", default="Said not to be worth archiving"),
    "do_archive": _("log_do_archive", default="Said to be worth archiving after all"),
    "anonymise": _("log_anonymise", default="Personal data deleted after the retention period"),
    "add_information": _("log_add_information", default="More information from the reporter"),
}


def title_of_act(act: str):
    """What an entry of the log is called."""
    return _LOGGED.get(act, act)
