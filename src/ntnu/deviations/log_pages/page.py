"""``<case>/@@case-log``: who did what, when and why; with a search and a check that the log is whole."""

from datetime import date
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.reading import Reading
from ntnu.deviations.caselog import shown
from ntnu.deviations.caselog import storage
from ntnu.deviations.caselog.entry_words import KINDS
from ntnu.deviations.caselog.problems import PROBLEMS
from ntnu.deviations.caselog.saying import Saying
from ntnu.deviations.caselog.verify import Verdict
from ntnu.deviations.caselog.verify import verify_log
from ntnu.deviations.messages import message
from ntnu.deviations.now import today
from ntnu.deviations.ui.batches import Batches
from ntnu.deviations.ui.macros import format as formats
from ntnu.deviations.ui.shell.page import Page
from urllib.parse import urlencode
from zExceptions import Unauthorized

_HELP = {
    "who": _("log_help_who", default="Shows only what one person did, or the system by itself."),
    "kind": _("log_help_kind", default="Shows only acts of one kind, such as measures or hearings."),
    "from": _("log_help_from", default="Shows what happened on this day and later."),
    "to": _("log_help_to", default="Shows what happened on this day and earlier."),
    "text": _("log_help_text", default="Looks for the words in what was done and in the reasons given."),
}
_LABELS = {
    "who": _("log_filter_who", default="Who"),
    "kind": _("log_filter_kind", default="Kind of action"),
    "from": _("log_filter_from", default="From"),
    "to": _("log_filter_to", default="To"),
    "text": _("log_filter_text", default="Words in the reasons"),
}
_ANY = {
    "who": _("log_any_who", default="Everybody"),
    "kind": _("log_any_kind", default="All kinds"),
}


class CaseLogPage(Batches, Page):
    """The whole log of a case, newest first, for those who may read it."""

    nav_item = "work"

    def __call__(self):
        self.check()
        # Tomorrow somebody else may use the same screen.
        self.request.response.setHeader("Cache-Control", "private, no-store")
        return self.index()

    def check(self) -> None:
        """Raises Unauthorized for a person who does not read the log."""
        if not self.reading.sees_log:
            raise Unauthorized("The case log is for recipients, case workers and archivists")

    @property
    def page_title(self):
        return _("log_page_title", default="Log of ${number}", mapping={"number": self.context.number})

    @property
    def crumbs(self):
        return [
            (_("worklist_title", default="Work list"), f"{self.register_url}/@@worklist"),
            (self.context.number, self.context.absolute_url()),
        ]

    @cached_property
    def reading(self) -> Reading:
        return Reading(self.context)

    # what is looked for -------------------------------------------------------------------------

    @cached_property
    def asked(self) -> dict[str, str]:
        """The input, by the name of the field."""
        found = {name: self.request.form.get(name) for name in _LABELS}
        return {
            name: value.strip() for name, value in found.items() if isinstance(value, str) and value.strip()
        }

    @cached_property
    def days(self) -> dict[str, date]:
        """The entered days that are valid."""
        return {name: day for name in ("from", "to") if (day := _day(self.asked.get(name)))}

    @property
    def has_errors(self) -> bool:
        return bool(self.errors)

    @property
    def errors(self) -> list[dict[str, str]]:
        """Entered days that are invalid, for the summary."""
        wrong = [name for name in ("from", "to") if name in self.asked and name not in self.days]
        return [
            {"href": f"#{name}", "text": f"{self.t(_LABELS[name])}: {self.t(message('not_a_date'))}"}
            for name in wrong
        ]

    @property
    def fields(self) -> list[dict[str, object]]:
        """The fields of the search: a field with a list has ``options``."""
        options = {
            "who": shown.actors(self.log),
            "kind": [(kind, self.t(KINDS[kind])) for kind in shown.kinds(self.log)],
        }
        wrong = {error["href"] for error in self.errors}
        return [
            {
                "id": name,
                "label": label,
                "help": _HELP[name],
                "error": message("not_a_date") if f"#{name}" in wrong else None,
                "value": self.asked.get(name, ""),
                "any": _ANY.get(name),
                "options": options.get(name),
                "type": "date" if name in ("from", "to") else "search",
            }
            for name, label in _LABELS.items()
        ]

    # the entries --------------------------------------------------------------------------------

    @cached_property
    def log(self) -> list[shown.Shown]:
        """Every entry, in the reader's words, newest first."""
        return list(reversed(shown.show(storage.entries(self.context), self.saying)))

    @property
    def saying(self) -> Saying:
        return Saying(
            language=self.language,
            translate=self.t,
            person=Directory(self.register).principal_name,
            day=lambda day: formats.long_date(day, self.language),
            moment=lambda moment: formats.weekday_moment(moment, self.language, today()),
            hidden=self.hidden,
        )

    @property
    def hidden(self) -> str:
        """The id of the person who must not be named to this reader; empty where all may be."""
        return "" if self.reading.may_identity else self.reading.facts.reporter

    @cached_property
    def found(self) -> list[shown.Shown]:
        """The entries that match the search."""
        wanted = shown.Wanted(
            who=self.asked.get("who", ""),
            kind=self.asked.get("kind", ""),
            first=self.days.get("from"),
            last=self.days.get("to"),
            text=self.asked.get("text", ""),
        )
        return [entry for entry in self.log if wanted.fits(entry)]

    @property
    def batch(self) -> list[shown.Shown]:
        return self.found[self.start : self.start + self.size]

    @property
    def caption(self) -> str:
        """How many entries there are, and in which order."""
        total = self.total
        if total == 1:
            return self.t(_("log_caption_one", default="1 entry."))
        many = _("log_caption", default="${total} entries. The latest is shown first.")
        return self.t(type(many)(many, mapping={"total": str(total)}))

    # batches: for the macro of the lists

    def link(self, **changes: object) -> str:
        """The address of this page with changed parameters."""
        asked = {name: value for name, value in {**self.asked, **changes}.items() if value}
        url = f"{self.context.absolute_url()}/@@{self.__name__}"
        return f"{url}?{urlencode(asked)}" if asked else url

    @property
    def total(self) -> int:
        return len(self.found)

    # is it whole? -------------------------------------------------------------------------------

    @cached_property
    def verdict(self) -> Verdict | None:
        """The result of "verify"; None when it was not requested."""
        return verify_log(self.context) if self.request.form.get("verify") else None

    @property
    def problems(self) -> list[dict[str, object]]:
        """The faults, worst first: the entry's number (0 for the log as a whole) and words."""
        found = sorted(self.verdict.problems, key=lambda problem: (problem.notice, problem.seq))
        return [
            {"seq": problem.seq, "notice": problem.notice, "text": PROBLEMS[problem.reason]}
            for problem in found
        ]

    @property
    def compared_with(self) -> str:
        """When the list was made that the end of the log was compared with; empty without one."""
        at = self.verdict.noted_at
        return formats.weekday_moment(at, self.language, today()) if at else ""


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
