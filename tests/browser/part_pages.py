"""Pages of measures and hearings: on one case made for it, with a measure and a hearing in every state."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from functools import cache
from playwright.sync_api import expect
from tests.browser import filling
from tests.browser.demo import Demo
from tests.browser.walks import without_draft
from tests.browser.windows import Window

MEASURES = ("planned", "in_progress", "done", "evaluated", "cancelled")
HEARINGS = ("draft", "open", "closed")

#: Action on a measure -> the state of one it is offered on, and who does it.
MEASURE_ACTS = {
    "start": ("planned", "participant.one"),
    "finish": ("in_progress", "participant.one"),
    "evaluate": ("done", "worker.idi"),
    "agree": ("planned", "manager.idi"),
    "decline": ("planned", "manager.idi"),
    "ask": ("planned", "manager.idi"),
    "answer": ("in_progress", "worker.idi"),
    "ask_agreement": ("planned", "worker.idi"),
    "ask_date": ("planned", "participant.one"),
    "accept_date": ("planned", "worker.idi"),
    "keep_date": ("planned", "worker.idi"),
    "hand_back": ("planned", "participant.one"),
    "change": ("planned", "worker.idi"),
    "cancel": ("planned", "worker.idi"),
}
#: The same for hearings.
HEARING_ACTS = {
    "give_statement": ("open", "participant.one"),
    "open": ("draft", "worker.idi"),
    "change": ("draft", "worker.idi"),
    "ask_again": ("closed", "worker.idi"),
    "extend": ("open", "worker.idi"),
    "widen": ("open", "worker.idi"),
    "remind": ("open", "worker.idi"),
    "remove_participant": ("open", "worker.idi"),
    "close": ("open", "worker.idi"),
}
ACTS = {"DeviationMeasure": MEASURE_ACTS, "DeviationHearing": HEARING_ACTS}


@dataclass(frozen=True)
class Parts:
    """Addresses: of the case, and of its measures and hearings by state."""

    case: str
    by_state: dict[str, str]


def done(demo: Demo, person: str, address: str, act: str, **data) -> str:
    """Let a person act; where what she made or acted on is."""
    answer = demo.person(person).act(address, act, **data)
    assert answer.status_code == 200, answer.text
    return answer.json()["@id"].replace("/++api++", "")


def new_case(demo: Demo, title: str = "Sensuren kom for sent") -> str:
    """A case of Kari's that Wenche has taken on."""
    address = demo.person("student.kari").report(title=title).json()["@id"].replace("/++api++", "")
    address = done(demo, "recipient.ie", address, "approve", unit="IDI", case_worker="worker.idi")
    return done(demo, "worker.idi", address, "accept", severity="medium")


def new_measure(demo: Demo, case: str, title: str) -> str:
    """Eva is to carry it out within a month."""
    due = (date.today() + timedelta(days=30)).isoformat()
    more = {"kind": "corrective", "responsible": "participant.one", "due": due}
    return done(
        demo, "worker.idi", case, "add_measure", title=title, description="Skriv ned hvem som svarer.", **more
    )


def new_hearing(demo: Demo, case: str, title: str, shared: list[str]) -> str:
    """Eva and Jonas are asked."""
    asked = ["participant.one", "participant.two"]
    more = {"purpose": "consider_measures", "participants": asked, "shared": shared}
    return done(demo, "worker.idi", case, "add_hearing", title=title, question="Hvem skal svare?", **more)


@cache
def parts(demo: Demo) -> Parts:
    """The case with a measure and a hearing in every state."""
    case = new_case(demo)
    found = {state: new_measure(demo, case, f"Rutine {number}") for number, state in enumerate(MEASURES, 1)}
    for state in MEASURES[1:4]:
        done(demo, "participant.one", found[state], "start")
    for state in MEASURES[2:4]:
        done(demo, "participant.one", found[state], "finish", evidence="Rutinen er lagt ut.")
        done(demo, "participant.one", found[state], "evaluate", result="no", effect="Ingen forskjell.")
    done(demo, "worker.idi", found["evaluated"], "evaluate", result="no", effect="Ingen forskjell.")
    done(demo, "worker.idi", found["cancelled"], "cancel", reason="Ikke nødvendig.")
    for state in ("planned", "in_progress"):
        done(demo, "worker.idi", found[state], "ask_agreement")
    done(demo, "manager.idi", found["in_progress"], "ask", text="Hvem skal betale for opplæringen?")
    later = (date.today() + timedelta(days=60)).isoformat()
    done(demo, "participant.one", found["planned"], "ask_date", due=later, reason="Vi venter på systemet.")
    shared = [demo.person("worker.idi").get(found["planned"]).json()["UID"]]
    for number, state in enumerate(HEARINGS, 1):
        found[state] = new_hearing(demo, case, f"Høring {number}", shared)
    for state in HEARINGS[1:]:
        done(demo, "worker.idi", found[state], "open")
        done(demo, "participant.two", found[state], "give_statement", text="Studieadministrasjonen.")
    done(demo, "worker.idi", found["closed"], "close")
    return Parts(case, found)


def of_case(page: str = "", status: int = 200):
    """The page of the case, or a page below it."""

    def walk(window: Window, demo: Demo) -> Iterator[str]:
        window.go(f"{parts(demo).case}{page}", status)
        yield ""

    return walk


def of_part(state: str, page: str = "", status: int = 200):
    """The page of the measure or hearing in this state, or a page below it."""

    def walk(window: Window, demo: Demo) -> Iterator[str]:
        window.go(f"{parts(demo).by_state[state]}{page}", status)
        yield ""
        more = window.page.locator("aside details summary")
        if more.count():
            more.first.click()
            yield "more"

    return walk


def add_measure(window: Window, demo: Demo) -> Iterator[str]:
    """The form with nothing filled in, with persons looked for, and with what would happen."""
    page = window.page
    window.go(f"{parts(demo).case}/@@action-form?action=add_measure")
    without_draft(window)
    yield ""
    page.locator("button[name=complete]").click()
    expect(page.locator("#dv-errors")).to_be_visible()
    yield "errors"
    for name, state in (("finnesikke", "nobody"), ("a", "many"), ("Jonas", "found")):
        filling.look_for(page, "add_measure.responsible", name)
        yield state
    filling.tick(page, "add_measure.responsible", "participant.two")
    filling.tick(page, "add_measure.kind", "corrective")
    page.locator("[name='add_measure.title']").fill("Ny rutine")
    page.locator("[name='add_measure.due']").fill((date.today() + timedelta(days=30)).isoformat())
    filling.previewed(page)
    yield "preview"


def add_hearing(window: Window, demo: Demo) -> Iterator[str]:
    """The form as it opens, with two participants gathered by two searches, and with what is wrong."""
    page = window.page
    window.go(f"{parts(demo).case}/@@action-form?action=add_hearing")
    without_draft(window)
    yield ""
    for name, person in (("Eva", "participant.one"), ("Jonas", "participant.two")):
        filling.look_for(page, "add_hearing.participants", name)
        filling.tick(page, "add_hearing.participants", person)
    yield "participants"
    page.locator("button[name=complete]").click()
    expect(page.locator("#dv-errors")).to_be_visible()
    yield "errors"


def open_hearing(window: Window, demo: Demo) -> Iterator[str]:
    """What opening a hearing does, before it is done."""
    window.go(f"{parts(demo).by_state['draft']}/@@action-form?action=open")
    filling.previewed(window.page)
    yield ""


def statement(window: Window, demo: Demo) -> Iterator[str]:
    """The participant's page, sent with nothing and with what must be confirmed."""
    page = window.page
    window.go(parts(demo).by_state["open"])
    for text, state in (("", "errors"), ("Ring 73 59 50 00 om det.", "sensitive")):
        page.locator("[name='give_statement.text']").fill(text)
        page.locator("#statement button[name=complete]").click()
        expect(page.locator("#dv-errors")).to_be_visible()
        yield state


def views() -> Iterator[tuple]:
    """Name, person and walk of every view."""
    for person in ("worker.idi", "recipient.ie", "manager.idi", "participant.one", "student.kari"):
        yield "case-with-parts", person, of_case()
    for state in MEASURES:
        yield f"measure-{state}", "worker.idi", of_part(state)
    for state in ("planned", "in_progress", "done", "evaluated"):
        yield f"measure-{state}", "participant.one", of_part(state)
    yield "measure-planned", "manager.idi", of_part("planned")
    yield "measure-shared", "participant.two", of_part("planned")
    for state in HEARINGS:
        yield f"hearing-{state}", "worker.idi", of_part(state)
    for person in ("participant.one", "participant.two", "manager.idi"):
        yield "hearing-open", person, of_part("open")
    yield "hearing-as-participant", "worker.idi", of_part("draft", "/@@as-participant")
    yield "hearing-statement", "participant.one", statement
    yield "hearing-opening", "worker.idi", open_hearing
    yield "add-measure", "worker.idi", add_measure
    yield "add-hearing", "worker.idi", add_hearing
    yield "close-form-blocked", "worker.idi", of_case("/@@close-form", 409)
    for kind, acts in ACTS.items():
        for act, (state, person) in acts.items():
            yield f"{kind}-{act}".lower(), person, of_part(state, f"/@@action-form?action={act}")
    yield "measure-propose", "participant.one", of_part("done", "/@@action-form?action=evaluate")
    yield "measure-too-late", "worker.idi", of_part("cancelled", "/@@action-form?action=finish", 409)
    yield "my-tasks", "participant.one", _tasks
    yield "my-tasks-empty", "staff.ola", _tasks


def _tasks(window: Window, demo: Demo) -> Iterator[str]:
    parts(demo)
    window.go("/@@my-tasks")
    yield ""
