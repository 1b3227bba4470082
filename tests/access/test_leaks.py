"""Nothing of a case reaches somebody without the right, by any door.

Every part of the case holds a word found nowhere else. Everybody looks at every door; what comes
back must hold no word that is not for her, and for who may see it, it must hold each.
"""

import pytest
from tests.access.leaks import add_reporter
from tests.access.leaks import CASE_PAGES
from tests.access.leaks import CASE_SERVICES
from tests.access.leaks import CASEWORK
from tests.access.leaks import CONCLUSION
from tests.access.leaks import FILE_TEXT
from tests.access.leaks import found_in
from tests.access.leaks import IDENTITY
from tests.access.leaks import LOG
from tests.access.leaks import OUTCOME
from tests.access.leaks import REFUSED
from tests.access.leaks import REOPENED
from tests.access.leaks import report
from tests.access.leaks import REPORTER
from tests.access.leaks import SHARED
from tests.access.leaks import SITE_PAGES
from tests.access.leaks import SITE_SERVICES
from tests.access.leaks import STAGES
from types import SimpleNamespace


def words(*found: str) -> set[str]:
    return {word.casefold() for word in found}


READ = SHARED | words(FILE_TEXT.decode())
NOTE = words("Qnoteq")
#: What the answer said that was taken back.
ANSWER, ANSWER_LOGGED = words(*REFUSED.values()), words(REFUSED["text"])
#: What the log tells when the case is forwarded, and later.
EARLY_LOG = ANSWER_LOGGED | words(REOPENED)
LATE_LOG = EARLY_LOG | LOG
TOLD, CLOSING = words(*OUTCOME.values()), words(CONCLUSION)
ALL = READ | IDENTITY | CASEWORK | ANSWER | LATE_LOG | TOLD | CLOSING

#: Who handles no case here, whatever its state.
NOBODY = ("recipient.hf", "manager.iik", "admin.ie", "eqs", "siteadmin", "local.editor", "per", None)
#: Who reads no case, and who may be chosen as case worker but was not.
NEVER = (*NOBODY, "reader", "speakup", "worker.ie", "second.idi")
#: Roles that see the case later.
DEPARTMENT = ("recipient.idi", "manager.idi", "worker.idi")

#: An answer that was taken back by reopening stays readable, with its date.
ANSWERED = READ | ANSWER

#: State -> person -> the words she may come upon. Who is in none of them sees nothing of it.
SEES = {
    "received": {
        REPORTER: READ | IDENTITY,
        "recipient.ie": READ | IDENTITY,
        **dict.fromkeys((*NEVER, *DEPARTMENT, "manager.ie", "archivist"), set()),
    },
    "not_approved": {
        REPORTER: READ | IDENTITY | ANSWER,
        "recipient.ie": READ | IDENTITY | ANSWER,
        "archivist": READ | IDENTITY | ANSWER,
        **dict.fromkeys((*NEVER, *DEPARTMENT, "manager.ie"), set()),
    },
    # The answer was taken back: it is shown as an earlier one.
    "forwarded": {
        REPORTER: ANSWERED | IDENTITY,
        "recipient.ie": ANSWERED | IDENTITY | NOTE | EARLY_LOG,
        "recipient.idi": ANSWERED | IDENTITY | NOTE | EARLY_LOG,
        "worker.idi": ANSWERED | IDENTITY | NOTE | EARLY_LOG,
        "manager.ie": ANSWERED | NOTE,
        "manager.idi": ANSWERED | NOTE,
        **dict.fromkeys((*NEVER, "archivist"), set()),
    },
    "in_process": {
        REPORTER: ANSWERED | IDENTITY,
        "recipient.ie": ANSWERED | IDENTITY | CASEWORK | LATE_LOG,
        "worker.idi": ANSWERED | IDENTITY | CASEWORK | LATE_LOG,
        "manager.idi": ANSWERED | CASEWORK,
        **dict.fromkeys((*NEVER, "archivist"), set()),
    },
    "closed": {
        REPORTER: ANSWERED | IDENTITY | TOLD,
        "recipient.ie": ANSWERED | IDENTITY | CASEWORK | LATE_LOG | TOLD | CLOSING,
        "worker.idi": ANSWERED | IDENTITY | CASEWORK | LATE_LOG | TOLD | CLOSING,
        "archivist": ANSWERED | IDENTITY | CASEWORK | LATE_LOG | TOLD | CLOSING,
        "manager.idi": ANSWERED | CASEWORK | TOLD | CLOSING,
        **dict.fromkeys(NEVER, set()),
    },
    # Nothing of what was reported stays in the register's sight; only a stub does.
    "reregistered": dict.fromkeys((REPORTER, "recipient.ie", "worker.idi", "archivist", *NEVER), set()),
}
MAY = {(state, person): sees for state in STAGES for person, sees in SEES[state].items()}
#: Who is shown the stub that is left.
STUB = (REPORTER, "recipient.ie")


@pytest.fixture(scope="module")
def cases(web):
    """One case, so that no other holds its words, brought from state to state."""
    web.committed(add_reporter)
    made = web.committed(report)
    place = SimpleNamespace(
        path=web.place(made),
        file=made.objectIds()[0],
        number=made.number,
        uid=made.UID(),
        state="received",
    )
    stages = iter(list(STAGES.items())[1:])

    def go_on(house):
        place.state, act = next(stages)
        return act(house, web.at(place.path))

    def in_state(state):
        while place.state != state:
            place.path = web.place(web.committed(go_on))
        return place

    return in_state


def doors(case, services: bool, outsider: bool):
    site, own = (SITE_SERVICES, CASE_SERVICES) if services else (SITE_PAGES, CASE_PAGES)
    if outsider:
        # That a case hidden from her answers like none at all is another test's (test_hidden).
        own = own[:1]
    fill = {"file": case.file, "number": case.number, "uid": case.uid}
    return [path.format(**fill) for path in site] + [case.path + path.format(**fill) for path in own]


def seen(web, person, case) -> dict[str, set[str]]:
    """Word -> the doors it came out of."""
    visitor, come_upon = web.visitor(person), {}
    outsider = not MAY[case.state, person] and not (case.state == "reregistered" and person in STUB)
    for services in (True, False):
        for door in doors(case, services, outsider):
            answer = visitor.get(door) if services else visitor.page(door)
            text = found_in(answer)
            # An address that was asked for comes back as it was.
            text = text.replace("file/qfilenameq.txt", "")
            for word in ALL:
                if word in text:
                    come_upon.setdefault(word, set()).add(f"{'GET' if services else 'page'} {door}")
    return come_upon


@pytest.mark.parametrize("state, person", MAY)
def test_words(web, cases, state, person):
    found, allowed = seen(web, person, cases(state)), MAY[state, person]
    leaked = {word: sorted(where) for word, where in found.items() if word not in allowed}
    if person == REPORTER:
        # Her own page of Plone's, and her own name at the top of every page, are no leak.
        leaked = {word: where for word, where in leaked.items() if word not in IDENTITY}
    assert leaked == {}
    assert allowed <= found.keys(), f"not found by who may see it: {allowed - found.keys()}"
