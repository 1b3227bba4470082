"""Panels of a case: its content, in the words of its documents; related cases; the latest log entries."""

from ntnu.deviations import _
from ntnu.deviations.access.answers import earlier_answers
from ntnu.deviations.access.answers import OUTCOME
from ntnu.deviations.access.listing import by_number
from ntnu.deviations.caselog.saying import Saying
from ntnu.deviations.documents import rows
from ntnu.deviations.ui.case import story
from ntnu.deviations.ui.case.files import attachments
from ntnu.deviations.ui.case.sight import CaseSight
from ntnu.deviations.ui.shell.panel import Details
from ntnu.deviations.ui.shell.panel import ListPanel
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.i18nmessageid import Message

Rows = list[tuple[Message, str]]

#: How many entries of the log the case page shows.
LATEST = 5


def reported(sight: CaseSight) -> Rows:
    """What the person who reported it wrote, for everybody who sees the case."""
    wish = sight.facts.department
    return rows.reported(sight.context, sight.words, wish.title(sight.language) if wish else "")


def receipt(sight: CaseSight) -> Rows:
    """The receipt form: internal."""
    if not sight.reading.may_casework:
        return []
    coworkers = [sight.name(coworker.person) for coworker in sight.facts.coworkers]
    return rows.receipt(sight.context, sight.words, coworkers)


def process(sight: CaseSight) -> Rows:
    """The process form: internal."""
    return rows.process(sight.context, sight.words) if sight.reading.may_casework else []


def outcome(sight: CaseSight) -> Rows:
    """The answer to the person who reported it, for everybody who sees the case."""
    return rows.outcome(sight.context, sight.facts.state, sight.words)


def earlier(sight: CaseSight) -> list[dict[str, object]]:
    """Earlier answers to the reporter, the latest first; a preliminary response only for those who may read
    what is written to the reporter."""
    all_of_it = sight.reading.may_casework or sight.reading.is_reporter
    said = [
        (answer, rows.earlier(sight.context, answer, sight.words))
        for answer in reversed(earlier_answers(sight.context))
        if all_of_it or answer.sort == OUTCOME
    ]
    return [
        {"id": f"earlier-{answer.number}", "title": rows.heading(answer, sight.words), "rows": told}
        for answer, told in said
        if told
    ]


def related(sight: CaseSight) -> list:
    """The related cases that the person may see; others leave no trace."""
    if not sight.reading.may_casework:
        return []
    return by_number(sight.register, sight.reading.user, sight.context.related)


def latest(sight: CaseSight) -> list[story.Event]:
    """The latest log entries; the whole log has a separate page."""
    if not sight.reading.sees_log:
        return []
    hidden = "" if sight.reading.may_identity else sight.facts.reporter
    saying = Saying(sight.language, sight.t, sight.world.principal_name, hidden=hidden)
    return story.log_events(sight.entries[-LATEST:], saying)


class Outcome(Details):
    """The answer."""

    find = staticmethod(outcome)
    title = _("panel_outcome", default="Outcome")


class Reported(Details):
    """What was written, and the files that came with it."""

    index = ViewPageTemplateFile("templates/reported.pt")
    find = staticmethod(reported)
    title = _("panel_reported", default="What was reported")
    available = True

    @property
    def files(self) -> list:
        return self.sight.once(attachments)


class Receipt(Details):
    """The receipt form."""

    find = staticmethod(receipt)
    title = _("panel_receipt", default="Receipt form")
    is_internal = True


class Process(Details):
    """The process form."""

    find = staticmethod(process)
    title = _("panel_process", default="Process form")
    is_internal = True


class Kept(Details):
    """What is left of a case whose personal data are deleted."""

    title = _("anonymised_facts", default="What is kept")

    @staticmethod
    def find(sight: CaseSight) -> Rows:
        return [row for part in (reported, receipt, process, outcome) for row in sight.once(part)]


class Earlier(ListPanel):
    """Earlier answers."""

    index = ViewPageTemplateFile("templates/earlier.pt")
    find = staticmethod(earlier)
    title = rows.EARLIER


class Related(ListPanel):
    """Related cases."""

    index = ViewPageTemplateFile("templates/related.pt")
    find = staticmethod(related)
    title = _("panel_related", default="Related cases")
    is_internal = True


class Log(ListPanel):
    """The latest log entries, and how many there are."""

    index = ViewPageTemplateFile("templates/latest.pt")
    find = staticmethod(latest)
    title = _("panel_log", default="Log")
    #: May the person open the page with the whole log?
    leads_on = True

    @property
    def count(self) -> int:
        return len(self.sight.entries)
