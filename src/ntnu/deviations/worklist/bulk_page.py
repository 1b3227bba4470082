"""``<register>/@@bulk``: one action on the cases that were ticked in the work list, with a result by case."""

from AccessControl import getSecurityManager
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from ntnu.deviations import _
from ntnu.deviations.access.cases import case_at
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.listed import CaseRow
from ntnu.deviations.access.listing import by_number
from ntnu.deviations.domain import roles
from ntnu.deviations.engine import registry
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.engine.targets import target_of
from ntnu.deviations.ui.case import finding
from ntnu.deviations.ui.forms.choosing import Chooser
from ntnu.deviations.ui.forms.form import Form
from ntnu.deviations.ui.forms.options import Option
from ntnu.deviations.ui.forms.page import FormPage
from ntnu.deviations.ui.forms.reading import read
from ntnu.deviations.worklist import bulk
from ntnu.deviations.worklist.bulk import Line
from zope.i18nmessageid import Message

_ARCHIVE_HELP = _(
    "bulk_archive_help", default="The cases wait for the archive, as when each is sent from its own page."
)
#: The actions for many cases, with their words.
MANY: dict[str, Message] = {
    "reassign": _("bulk_reassign", default="Change case worker"),
    "remind": _("bulk_remind", default="Remind the case workers"),
    "add_coworker": _("bulk_add_coworker", default="Add a co-worker"),
    bulk.ARCHIVE: _("bulk_archive", default="Send to the archive"),
}


class _Workers(Chooser):
    """Offers the case workers of every unit that has one of the cases."""

    def __init__(self, units: Iterable[str], *arguments):
        super().__init__(*arguments)
        self.units = units

    def _case_workers(self) -> list[Option]:
        persons = {person for unit in self.units for person in self.world.holders(unit, roles.CASE_WORKER)}
        return self._persons(persons)


class Bulk(FormPage):
    """What is done is always looked over first."""

    nav_item = "work"
    drafted = None
    #: What became of each case; empty before.
    results: tuple[Line, ...] = ()
    #: What would become of each; empty before it was looked over.
    lines: tuple[Line, ...] = ()

    def __call__(self):
        try:
            self.schema = bulk.schema_of(self.chosen)
            self.numbers = bulk.check_numbers(self._numbers())
        except InvalidData as error:
            for fault in error.errors:
                self.say(_CHOOSE if fault.code == "choose_some" else fault.message, "warning")
            return self.go(f"{self.register_url}/@@worklist")
        self.request.response.setHeader("Cache-Control", "private, no-store")
        return super().__call__()

    @property
    def chosen(self) -> str:
        """The action."""
        asked = self.request.form.get("action")
        return asked if isinstance(asked, str) else ""

    def _numbers(self) -> list[str]:
        asked = self.request.form.get("cases")
        return [one for one in (asked if isinstance(asked, list) else [asked]) if isinstance(one, str)]

    @property
    def page_title(self):
        return MANY[self.chosen]

    @property
    def heading(self) -> str:
        return self.t(self.page_title)

    @property
    def crumbs(self):
        return [(_("worklist_title", default="Work list"), f"{self.register_url}/@@worklist")]

    @property
    def send_to(self) -> str:
        """The address of the form."""
        return f"{self.register_url}/@@bulk"

    @property
    def help(self):
        """What the action is."""
        return _ARCHIVE_HELP if self.chosen == bulk.ARCHIVE else registry.get(self.chosen).help

    @cached_property
    def rows(self) -> list[CaseRow]:
        """The cases that the person sees."""
        return by_number(self.register, getSecurityManager().getUser(), self.numbers)

    @cached_property
    def permitted(self) -> list[CaseRow]:
        """Those of them on which the person has a role for the action, in some state. Without one they are
        offered nobody, and find nobody."""
        if self.chosen == bulk.ARCHIVE:
            return []
        targets = ((row, target_of(case_at(self.register, row.ids))) for row in self.rows)
        return [row for row, target in targets if target.permits(target.get(self.chosen))]

    def post(self):
        if self.asked(finding.BUTTON):
            return None
        if not self.asked("complete") or not self.asked("looked"):
            self._look()
            return None
        lines, done = bulk.do(self.register, self.chosen, self.numbers, self.raw, self.sending)
        if done is not None:
            return self.again(done)
        self.results = tuple(lines)
        return self.answer()

    def _look(self) -> None:
        lines = tuple(bulk.look_over(self.register, self.chosen, self.numbers, self.raw))
        # What is wrong with what was filled in is wrong for every case: it belongs to its field.
        typed = {name for name in self.schema if all(_is_wrong(line, name) for line in lines)}
        if typed:
            faults = [fault for fault in lines[0].errors if fault.field in typed]
            self.refuse(faults)
        else:
            self.lines = lines

    def result_url(self, made: str) -> str:
        return f"{self.register_url}/@@worklist"

    @cached_property
    def raw(self) -> dict:
        return read(self.request.form, self.schema, prefix=self.chosen) if self.is_filled else {}

    @cached_property
    def fields(self) -> Form:
        form = Form(
            self.schema,
            self.raw,
            faults=self.faults,
            options=_Workers(
                {row.unit_uid for row in self.permitted}, self.register, self.language, self.t, self.register
            ),
            prefix=self.chosen,
            translate=self.t,
        )
        finder = finding.Finder(self.register, self.request.form)
        for view in form if self.permitted else ():
            finder.fill(view)
        return form

    @property
    def errors(self):
        return self.fields.summary()

    # what is shown ------------------------------------------------------------------------------

    @property
    def ready(self) -> int:
        """For how many cases it can be done."""
        return sum(not line.errors for line in self.lines)

    @property
    def done(self) -> int:
        """For how many it was done."""
        return sum(not line.errors for line in self.results)

    @property
    def mails(self) -> list[tuple[str, int]]:
        """Who gets how many mails."""
        previews = [line.preview for line in self.lines if line.preview is not None]
        found = Counter(mail.to for preview in previews for mail in preview.mails)
        world = Directory(self.register)
        return sorted((world.person_name(person), count) for person, count in found.items())

    def shown(self, lines: Iterable[Line]) -> list[dict[str, object]]:
        """The lines with words: those that fail first."""
        titles = {row.number: row.title for row in self.rows}
        told = [
            {
                "number": line.number,
                "title": titles.get(line.number, ""),
                "url": f"{self.register_url}/case/{line.number}" if line.case is not None else "",
                "why": [self.t(fault.message) for fault in line.errors],
            }
            for line in lines
        ]
        return sorted(told, key=lambda line: not line["why"])


_CHOOSE = _("bulk_choose", default="Tick at least one case first.")


def _is_wrong(line: Line, name: str) -> bool:
    return any(fault.field == name for fault in line.errors)
