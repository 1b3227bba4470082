""" "My tasks" over HTTP: a person's measures and hearings, as long as she may see them."""

import pytest
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from tests.browser_forms.part_cases import act
from tests.browser_forms.part_cases import FINISH
from tests.browser_forms.part_cases import hearing
from tests.browser_forms.part_cases import hrefs
from tests.browser_forms.part_cases import measure
from tests.browser_forms.part_cases import text
from tests.browser_forms.part_cases import tree
from tests.house import at as at_moment
from tests.register import CLOSE

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
DEADLINE = datetime(2026, 12, 1, 15, tzinfo=UTC)


@pytest.fixture
def case(web):
    return web.case("in_process")


def tasks(web, person: str):
    return tree(web.visitor(person).page("/deviations/@@my-tasks"))


def menu(page) -> list[str]:
    """The items of the menu, without their numbers."""
    return [
        "".join(link.xpath("text()")).strip() for link in page.xpath("//nav[contains(@class, 'dv-nav')]//a")
    ]


def landing(web, person: str | None) -> str:
    return text(tree(web.visitor(person).page("/deviations")))


def test_who_has_nothing_is_shown_no_way_there(web):
    page = tasks(web, "admin.ie")
    assert "Ingenting venter på deg." in text(page)
    assert "Mine oppgaver" not in menu(page)
    for person in ("admin.ie", None):
        assert "venter på deg" not in landing(web, person)


def test_measures_by_what_has_to_be_done_first(web, case):
    late = measure(web, case, title="Siste frist", due="2190-05-01")
    early = measure(web, case, title="Første frist", due="2190-02-01")
    done = measure(web, case, title="Alt utført")
    cancelled = measure(web, case, title="Avlyst")
    act(web, done, "ola", "finish", **FINISH)
    act(web, cancelled, "worker.idi", "cancel", reason="Nei.")
    page = tasks(web, "ola")
    assert [href for href in hrefs(page, "//section") if href] == [early, late, done]
    said = text(page.xpath("//section"))
    assert web.at(case).number in said and "Sensuren kom for sent" in said and "Pågår" not in said
    assert "Mine oppgaver" in menu(page)
    assert page.xpath("//nav[contains(@class, 'dv-nav')]//a[@aria-current='page']/@href") == [
        f"{web.url}/deviations/my-tasks"
    ]
    assert "2 oppgaver venter på deg." in landing(web, "ola")
    act(web, early, "worker.idi", "change", responsible="second.ie")
    assert early not in hrefs(tasks(web, "ola"))
    assert early in hrefs(tasks(web, "second.ie"))


def test_a_hearing_until_it_is_over(web):
    with at_moment(NOON):
        case = web.case("in_process")
        part = hearing(web, case, deadline=DEADLINE.isoformat(), participants=["per"])
        assert part not in hrefs(tasks(web, "per"))
        act(web, part, "worker.idi", "open")
        page = tasks(web, "per")
        assert part in hrefs(page)
        assert "Du har ikke uttalt deg ennå." in text(page)
        assert "Én oppgave venter på deg." in landing(web, "per")
        act(web, part, "per", "give_statement", text="Ja.")
        assert "Du har uttalt deg." in text(tasks(web, "per"))
        assert "venter på deg" not in landing(web, "per")
    with at_moment(DEADLINE - timedelta(seconds=1)):
        assert part in hrefs(tasks(web, "per"))
    with at_moment(DEADLINE):
        page = tasks(web, "per")
        assert part not in hrefs(page) and "Sensuren" not in text(page)
        assert "Mine oppgaver" not in menu(page)


def test_what_one_may_not_see_any_more_is_not_counted(web):
    case = web.case("in_process")
    part = measure(web, case, responsible="reader")
    assert "Én oppgave venter på deg." in landing(web, "reader")
    act(web, part, "reader", "finish", **FINISH)
    assert part in hrefs(tasks(web, "reader"))
    act(web, case, "recipient.ie", "recuse", person="reader", reason="Inhabil.")
    page = tasks(web, "reader")
    assert part not in hrefs(page) and "Mine oppgaver" not in menu(page)
    assert "venter på deg" not in landing(web, "reader")
    act(web, case, "recipient.ie", "lift_recusal", person="reader", reason="Likevel ikke.")
    assert part in hrefs(tasks(web, "reader"))


def test_of_a_closed_case_only_what_is_to_be_evaluated(web):
    with at_moment(NOON):
        case = web.case("in_process")
        part = measure(web, case, responsible="archivist")
        act(web, part, "archivist", "finish", **FINISH)
        act(web, case, "worker.idi", "close", **CLOSE)
        assert "evalueres" in text(tasks(web, "archivist"))
        assert "venter på deg" not in landing(web, "archivist")
    with at_moment(NOON + timedelta(days=100)):
        assert "Én oppgave venter på deg." in landing(web, "archivist")
        act(web, part, "worker.idi", "evaluate", result="yes", effect="Det virket.")
        assert part not in hrefs(tasks(web, "archivist"))
