"""Every page, in every state, for everybody who sees it: what the checks and the crawl go through."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from ntnu.deviations.help.text import PAGES as HELP
from tests.browser import archive_pages
from tests.browser import dialogue_walks
from tests.browser import document_walks
from tests.browser import mail_text_pages
from tests.browser import part_pages
from tests.browser import speakup_pages
from tests.browser import unit_pages
from tests.browser import walks
from tests.browser.walks import at
from tests.browser.walks import Walk

#: Who stands for which role; None has not logged in.
PEOPLE = {
    None: "anonymous",
    "student.kari": "reporter",
    "recipient.ie": "recipient",
    "recipient.hf": "other-recipient",
    "worker.idi": "case-worker",
    "participant.one": "co-worker",
    "participant.two": "participant",
    "manager.idi": "line-manager",
    "archivist.one": "archivist",
    "admin.ie": "local-administrator",
    "eqs.admin": "system-administrator",
    "reader.one": "quality-reader",
    "speakup.officer": "speakup-recipient",
    "staff.ola": "nobody",
    "student.per": "asked-reporter",
}

#: For which of these people a case in a state is there.
READERS = {
    "received": ("student.kari", "recipient.ie"),
    "forwarded": ("student.kari", "recipient.ie", "worker.idi", "manager.idi"),
    "in_process": ("student.kari", "recipient.ie", "worker.idi", "participant.one", "manager.idi"),
    "closed": ("student.kari", "recipient.ie", "worker.idi", "manager.idi", "archivist.one"),
    "not_approved": ("student.kari", "recipient.ie", "archivist.one"),
    "reregistered": ("student.kari", "recipient.ie"),
}

#: Action → a state it is offered in, who does it, and at which unit, if not at any. Those that have a page
#: of their own answer here as well.
ACTS = {
    "approve": ("received", "recipient.ie"),
    "change_unit": ("received", "recipient.ie"),
    "not_approve": ("received", "recipient.ie"),
    "accept": ("forwarded", "worker.idi"),
    "close": ("in_process", "worker.idi"),
    "update_process": ("in_process", "worker.idi"),
    "reassign": ("forwarded", "recipient.ie"),
    "remind": ("forwarded", "recipient.ie"),
    "add_coworker": ("in_process", "worker.idi"),
    "add_measure": ("in_process", "worker.idi"),
    "add_hearing": ("in_process", "worker.idi"),
    "remove_coworker": ("in_process", "participant.one"),
    "send_back": ("in_process", "worker.idi"),
    "reregister": ("in_process", "recipient.ie"),
    "reopen": ("closed", "recipient.ie"),
    "add_message": ("in_process", "worker.idi"),
    "add_attachment": ("in_process", "worker.idi"),
    "request_information": ("in_process", "recipient.ie"),
    "close_as_notification": ("in_process", "worker.idi"),
    "add_information": ("in_process", "student.kari"),
    "withdraw": ("forwarded", "student.kari"),
    "answer": ("in_process", "student.per", "IDI"),
    "not_solved": ("closed", "student.kari", "IIK"),
    "preliminary_response": ("in_process", "worker.idi"),
    "recuse": ("in_process", "recipient.ie"),
    "lift_recusal": ("in_process", "recipient.ie", "IIK"),
    "end_deputy": ("in_process", "recipient.ie", "IIK"),
    "redact": ("in_process", "recipient.ie"),
    "send_again": ("in_process", "worker.idi"),
    "write_sentence": ("closed", "worker.idi"),
    "approve_sentence": ("closed", "recipient.ie"),
    "refuse_sentence": ("closed", "recipient.ie"),
}


@dataclass(frozen=True)
class View:
    """A page, or a walk through its states, and one who sees it."""

    name: str
    person: str | None
    walk: Walk = field(compare=False)

    @property
    def id(self) -> str:
        """The name of the view in a list of tests."""
        return f"{self.name}-as-{PEOPLE[self.person]}"


def _for_everybody() -> Iterator[View]:
    for person in PEOPLE:
        yield View("landing", person, at(""))
    yield View("login", None, walks.login)
    yield View("accessibility", None, walks.of_site("accessibility-info"))
    yield View("not-found", None, at("/no-such-page", 404))
    yield View("not-found", "staff.ola", walks.somebody_elses_case)
    yield View("not-found", "eqs.admin", walks.somebody_elses_case)
    yield View("not-allowed", "student.kari", walks.not_allowed)
    yield View("search", "student.kari", walks.of_site("@@search?SearchableText=AVVIK"))
    yield View("preferences", "student.kari", walks.of_site("@@personal-preferences"))


def _reporting() -> Iterator[View]:
    yield View("report", "student.kari", walks.report)
    yield View("exit", "student.kari", walks.exits)
    yield View("received", "student.kari", walks.received)
    yield View("own-preferences", "student.kari", at("/@@my-preferences"))
    yield View("my-reports", "student.kari", at("/@@my-reports"))
    yield View("my-reports-empty", "archivist.one", at("/@@my-reports"))


def _work_list() -> Iterator[View]:
    for tab in ("waiting", "unit", "late", "all"):
        for person in ("recipient.ie", "worker.idi", "manager.idi"):
            yield View(f"worklist-{tab}", person, at(f"/@@worklist?view={tab}"))
    for person in ("participant.one", "archivist.one"):
        yield View("worklist-all", person, at("/@@worklist?view=all"))
    yield View("statistics", "recipient.ie", at("/@@statistics"))
    yield View("statistics-of-one", "manager.idi", at("/@@statistics?unit=IDI&by=month"))
    yield View("statistics-fixed", "reader.one", at("/@@statistics"))
    yield View("statistics-wrong", "recipient.hf", at("/@@statistics?period=1999&theme=mat"))
    yield View("worklist-empty", "staff.ola", at("/@@worklist"))
    yield View("worklist-filtered", "recipient.ie", at("/@@worklist?view=all&state=received&unit=IE"))
    columns = "&columns:list=".join(("", "case_worker", "waits", "since", "severity", "theme", "course"))
    yield View("worklist-columns", "recipient.ie", at(f"/@@worklist?view=all&sort_on=unit{columns}"))
    yield View("worklist-left-out", "recipient.ie", at("/@@worklist?view=all&unit=NO-SUCH&saved=0"))
    yield View("bulk", "recipient.ie", at("/@@bulk?action=add_coworker&cases:list=AVVIK-1999-000001"))
    yield View("saved-lists", "recipient.ie", at("/@@saved-lists"))
    yield View("you-said", "staff.ola", at("/you-said"))
    yield View("jobs", "recipient.ie", at("/jobs"))
    yield View("deputies", "recipient.ie", at("/@@deputies"))
    yield View("deputies-of-unit", "admin.ie", at("/ie/@@deputies"))
    yield View("worklist-no-match", "recipient.ie", at("/@@worklist?view=all&text=finnesikke"))


def _cases() -> Iterator[View]:
    for state, people in READERS.items():
        for person in people:
            yield View(f"case-{state}", person, walks.case(state))
    for state, person in (
        ("in_process", "worker.idi"),
        ("closed", "archivist.one"),
        ("received", "recipient.ie"),
    ):
        yield View("case-log", person, walks.log(state))
    yield View("case-late", "student.kari", walks.case("received", "ØK"))
    yield View("receipt-form", "recipient.ie", walks.receipt)
    yield View("receipt-form-too-late", "recipient.ie", walks.form("forwarded", "@@receipt-form", 409))
    yield View("process-form", "worker.idi", walks.process)
    yield View("process-form-update", "worker.idi", walks.form("in_process", "@@process-form"))
    yield View("close-form", "worker.idi", walks.close)
    for act, (state, person, *unit) in ACTS.items():
        # No mail of these cases has been refused: see test_send_again.py. Nor is there a sentence of one.
        status = 409 if act in ("send_again", "approve_sentence", "refuse_sentence") else 200
        yield View(f"act-{act}", person, walks.form(state, f"@@action-form?action={act}", status, *unit))


def _dialogue() -> Iterator[View]:
    yield View("note-form", "worker.idi", dialogue_walks.written("@@note-form"))
    yield View("message-form", "worker.idi", dialogue_walks.written("@@message-form"))
    yield View("preliminary-form", "worker.idi", dialogue_walks.preliminary)
    yield View("recuse-form", "recipient.ie", dialogue_walks.recuse)
    yield View("recuse-form-oneself", "worker.idi", walks.form("in_process", "@@recuse-form"))
    yield View("redact-form", "recipient.ie", dialogue_walks.redact)
    yield View("send-document", "worker.idi", document_walks.send)
    yield View("documents-more-names", "worker.idi", document_walks.more_names)
    yield View("asked", "student.per", dialogue_walks.asked)
    yield View("case-not-solved", "student.kari", walks.case("closed", "IIK"))


def _parts() -> Iterator[View]:
    for name, person, walk in part_pages.views():
        yield View(name, person, walk)


def _speakup() -> Iterator[View]:
    for name, person, walk in speakup_pages.views():
        yield View(name, person, walk)


def _archive() -> Iterator[View]:
    for name, person, walk in archive_pages.views():
        yield View(name, person, walk)


def _units() -> Iterator[View]:
    for person in ("student.kari", "recipient.ie", "admin.ie", "eqs.admin"):
        yield View("faculty", person, at("/ie"))
    for person in ("student.kari", "manager.idi", "admin.ie", "eqs.admin"):
        yield View("department", person, at("/ie/idi"))
    yield View("unit-actions", "eqs.admin", unit_pages.actions)
    yield View("units", "eqs.admin", at("/@@units"))
    yield View("units-exchange", "eqs.admin", unit_pages.exchange)
    yield View("role-form", "admin.ie", walks.role_form)
    yield View("sharing", "admin.ie", at("/ie/@@sharing"))
    yield View("sharing", "eqs.admin", at("/ie/@@sharing?search_term=Kari"))
    yield View("sharing-of-register", "eqs.admin", at("/@@sharing"))


def _the_rest() -> Iterator[View]:
    for person in ("student.kari", "reader.one", "eqs.admin"):
        yield View("mail", person, walks.mail)
    yield View("settings", "eqs.admin", walks.of_site("@@deviation-settings"))
    yield View("mail-texts", "eqs.admin", at("/@@mail-texts"))
    yield View("mail-text", "eqs.admin", mail_text_pages.text)
    yield View("archive-settings", "eqs.admin", walks.of_site("@@deviation-archive-settings"))
    yield View("doctor", "eqs.admin", at("/@@doctor"))
    for person in ("student.kari", "archivist.one"):
        yield View("subject-access", person, at("/@@subject-access"))
    for person in (None, "recipient.ie"):
        yield View("help", person, at("/help"))
    for page in HELP:
        yield View(f"help-{page}", None, at(f"/help/{page}"))


VIEWS = (
    *_for_everybody(),
    *_reporting(),
    *_work_list(),
    *_cases(),
    *_parts(),
    *_dialogue(),
    *_speakup(),
    *_archive(),
    *_units(),
    *_the_rest(),
)
