"""``<register>/@@my-preferences``: what a person chooses for themselves, on one page."""

from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access import calendar_keys
from ntnu.deviations.access.wishes import wishes_of
from ntnu.deviations.domain import telling
from ntnu.deviations.engine.errors import ActionError
from ntnu.deviations.languages import heading
from ntnu.deviations.languages import offered
from ntnu.deviations.mail import template
from ntnu.deviations.mail.kinds import MailKind
from ntnu.deviations.messages import by_id
from ntnu.deviations.persons import acting
from ntnu.deviations.preferences.choosing import change
from ntnu.deviations.preferences.choosing import kinds
from ntnu.deviations.preferences.choosing import language_of
from ntnu.deviations.preferences.feed import feed_url
from ntnu.deviations.ui.forms.form import Line
from ntnu.deviations.ui.forms.page import FormPage
from zope.component.hooks import getSite
from zope.i18nmessageid import Message

_WAYS: dict[str, Message] = {
    telling.AT_ONCE: _("way_at_once", default="At once"),
    telling.DIGEST: _("way_digest", default="In a daily digest"),
    telling.ON_SCREEN: _("way_on_screen", default="Only on screen"),
}
#: What each kind is about, by its id; the subject of its mail for those of other packages.
_ABOUT: dict[str, Message] = by_id(
    "notice_",
    _("notice_daily_digest", default="What waits for you"),
    _("notice_deadline", default="The deadline of a case is near, or past"),
    _("notice_deadline_at_unit", default="The deadline of a case at your unit is past, for line managers"),
    _("notice_measure_agreed", default="A line manager has approved a measure"),
    _("notice_measure_due", default="The date of a measure has come"),
    _("notice_measure_overdue", default="The date of a measure is past"),
    _("notice_measure_evaluate", default="The effect of a measure is to be evaluated"),
    _("notice_status_cases", default="The figures of the month"),
    _("notice_status_setup", default="What your unit lacks, for local administrators"),
)
_PREFIX = "notices."


class MyPreferences(FormPage):
    """Language, notices and quiet hours in one form; beside it the calendar, deputies and what is stored."""

    nav_item = "preferences"
    page_title = _("preferences_title", default="My preferences")
    drafted = None
    #: The address of the calendar, where it has just been made: it is shown this once.
    address = ""

    @property
    def url(self) -> str:
        return f"{self.register_url}/@@my-preferences"

    def result_url(self, made: str) -> str:
        return self.url

    def post(self):
        try:
            if self.asked("make_calendar"):
                secret = self.attempt(calendar_keys.make, self.register, acting())
                self.address = feed_url(self.register, secret)
                return None
            if self.asked("revoke_calendar"):
                self.attempt(calendar_keys.revoke, self.register, acting())
                self.say(
                    _("calendar_revoked", default="The address of your calendar opens nothing any more.")
                )
            else:
                self.attempt(change, self.register, self._typed())
                self.say(_("preferences_stored", default="Your preferences are stored."))
        except ActionError as error:
            self.refuse(error.errors, error.status)
            return None
        return self.go(self.url)

    def _typed(self) -> dict[str, object]:
        form = self.request.form
        start, end = (self._text(f"quiet.{name}") for name in ("from", "to"))
        names = [name for name in form if name.startswith(_PREFIX)]
        return {
            "language": self._text("language") or None,
            "notices": {name.removeprefix(_PREFIX): form[name] for name in names},
            "quiet": {"from": start, "to": end} if start or end else None,
        }

    def _text(self, name: str) -> str:
        found = self.request.form.get(name)
        return found.strip() if isinstance(found, str) else ""

    # what is shown ------------------------------------------------------------------------------

    @property
    def errors(self) -> list[Line]:
        """The faults, each with a link to its field."""
        known = {"language", "quiet", *(f"{_PREFIX}{kind.id}" for kind in kinds())}
        return [
            Line(f"#{_id(fault.field) if fault.field in known else 'form'}", self.t(fault.message))
            for fault in self.faults
        ]

    @cached_property
    def _chosen(self) -> telling.Wishes:
        return wishes_of(self.register, acting())

    @property
    def language_field(self) -> dict[str, object]:
        """The language of e-mails, and of pages after log-in."""
        chosen = self._shown("language", language_of(self.register))
        default = ("", self.t(_("language_of_site", default="The language of the site")))
        codes = [(code, heading(code, self.language)) for code in offered()]
        return self._select(
            "language", _("label_own_language", default="Language"), (default, *codes), chosen
        )

    @property
    def notices(self) -> list[dict[str, object]]:
        """A field for each kind that one may choose for."""
        return [
            self._select(
                f"{_PREFIX}{kind.id}",
                self.about(kind),
                [(way, self.t(_WAYS[way])) for way in kind.ways],
                self._shown(f"{_PREFIX}{kind.id}", self._chosen.way_of(kind)),
            )
            for kind in kinds()
        ]

    def about(self, kind: MailKind) -> str:
        """What mails of this kind are about."""
        if kind.id in _ABOUT:
            return self.t(_ABOUT[kind.id])
        language = template.written_in(kind.id, self.language)
        return template.VARIABLE.sub("…", template.in_force(kind.id, language).subject)

    @property
    def quiet(self) -> list[dict[str, object]]:
        """The two fields of the quiet hours."""
        now = [f"{at:%H:%M}" for at in self._chosen.quiet or ()] or ["", ""]
        labels = (_("label_quiet_from", default="From"), _("label_quiet_to", default="To"))
        return [
            {
                "id": identifier,
                "key": f"quiet.{name}",
                "label": label,
                "value": self._shown(f"quiet.{name}", value),
                "error": self._error("quiet") if name == "from" else "",
                "invalid": "true" if self._error("quiet") else None,
            }
            for name, identifier, label, value in zip(
                ("from", "to"), ("quiet", "quiet-to"), labels, now, strict=True
            )
        ]

    @property
    def calendar_since(self):
        """When the address of the person's calendar was made; None where there is none."""
        return calendar_keys.since(self.register, acting())

    @property
    def site_url(self) -> str:
        return getSite().absolute_url()

    def _shown(self, name: str, stored: str) -> str:
        return self._text(name) if self.request.method == "POST" and name in self.request.form else stored

    def _select(self, key: str, label, options, chosen: str) -> dict[str, object]:
        return {
            "id": _id(key),
            "key": key,
            "label": label,
            "options": [(value, title, "selected" if value == chosen else None) for value, title in options],
            "error": self._error(key),
            "invalid": "true" if self._error(key) else None,
        }

    def _error(self, key: str) -> str:
        return " ".join(self.t(fault.message) for fault in self.faults if fault.field == key)


def _id(key: str) -> str:
    return key.replace(".", "-")
