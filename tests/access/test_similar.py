"""Earlier cases like one case: the most alike first, only those a person may see, and no case woken."""

import pytest
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.similar import MOST
from ntnu.deviations.access.similar import similar_cases
from tests.access.test_no_object_woken import woken
from tests.house import at
from tests.register import REREGISTER

__all__ = ["woken"]

START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
IIK = {"unit": "IIK", "case_worker": "worker.iik"}


@pytest.fixture
def day(house):
    """Reports a case on the next day; keywords as in a report."""
    days = iter(range(1000))

    def report(reporter="per", state="received", approve=None, **changes):
        with at(START + timedelta(days=next(days))):
            if state == "received":
                return house.report(reporter, **changes)
            return house.case(state, reporter, **({"approve": approve} if approve else {}), **changes)

    return report


def numbers(house, person, case, **how):
    return [found.row.number for found in similar_cases(case, house.user(person), **how)]


def test_the_most_alike_first_and_then_the_latest(house, day):
    unit_only = day(themes=["other"])
    theme = day(themes=["assessment"], faculty="IE")
    both_themes = day(themes=["assessment", "information"])
    course = day(themes=["other"], course_code="tdt 4100")
    old = day(themes=["teaching"], course_code="TDT4100")
    nothing = day(faculty="HF", themes=["practice"])
    case = day("kari", themes=["assessment", "information"], course_code="TDT4100")
    day(themes=["assessment", "information"], course_code="TDT4100")
    found = numbers(house, "recipient.ie", case)
    # All tell the same in the same words: what else they have in common decides.
    assert found == [old.number, course.number, both_themes.number]
    assert numbers(house, "recipient.ie", case, most=6)[3:] == [theme.number, unit_only.number]
    assert nothing.number not in numbers(house, "recipient.ie", case, most=6)
    assert numbers(house, "recipient.ie", case, most=2) == [old.number, course.number]


def test_what_they_have_in_common_is_told(house, day):
    day(themes=["assessment", "other"], course_code="TDT4100")
    case = day("kari", themes=["assessment", "information"], course_code="tdt4100")
    ((_row, likeness),) = similar_cases(case, house.user("recipient.ie"))
    assert (likeness.same_course, likeness.themes, likeness.same_unit) == (True, ("assessment",), True)
    assert likeness.may_recur


def test_the_department_that_the_reporter_names_counts_as_the_unit(house, day):
    alike = {"themes": ["teaching"], "course_code": "TDT4100"}
    earlier = day(state="in_process", title="Noe annet", what_happened="Det står ikke her.", **alike)
    case = day("kari", department="IDI", **alike)
    assert numbers(house, "recipient.ie", case) == [earlier.number]
    assert numbers(house, "recipient.ie", day("kari", department="IIK", **alike)) == [case.number]


def test_of_the_same_day_those_before(house):
    for hour in (8, 9, 10):
        with at(START.replace(hour=hour)):
            house.report("per", title=f"Klokka {hour}")
    with at(START.replace(hour=9, minute=30)):
        case = house.report("kari")
    assert [s.row.title for s in similar_cases(case, house.user("recipient.ie"))] == ["Klokka 9", "Klokka 8"]


@pytest.mark.parametrize(
    ("person", "sees"),
    [
        ("recipient.ie", {"open", "closed", "elsewhere"}),
        # The folder role case worker opens no case: only those she is assigned to.
        ("worker.idi", {"open", "closed"}),
        ("worker.iik", {"elsewhere"}),
        ("manager.idi", {"open", "closed"}),
        ("archivist", {"closed"}),
        ("recipient.hf", set()),
        ("eqs", set()),
        ("per", {"open", "closed", "elsewhere"}),
        ("kari", set()),
    ],
)
def test_only_cases_the_person_may_see(house, day, person, sees):
    there = {
        "open": day(state="in_process").number,
        "closed": day(state="closed").number,
        "elsewhere": day(state="in_process", approve=IIK).number,
    }
    case = day("kari", department="IDI")
    assert set(numbers(house, person, case)) == {there[name] for name in sees}


def test_a_recused_person_finds_no_trace(house, day):
    earlier = day(state="in_process")
    house.act(earlier, "recipient.ie", "recuse", person="second.ie", reason="Nær slekt.")
    case = day("kari")
    assert numbers(house, "recipient.ie", case) == [earlier.number]
    assert numbers(house, "second.ie", case) == []


def test_what_was_handed_over_is_not_told_of(house, day):
    earlier = day()
    case = day("kari")
    assert numbers(house, "recipient.ie", case) == [earlier.number]
    house.act(earlier, "recipient.ie", "reregister", **REREGISTER)
    assert numbers(house, "recipient.ie", case) == []
    assert list(index_of(house.register).rids("course", "")) == []


def test_no_case_is_woken(house, day, woken):
    for number in range(12):
        day(course_code="TDT4100", title=f"Melding {number}")
    case, user, found = day("kari", course_code="TDT4100"), house.user("recipient.ie"), []
    read = woken(house, lambda: found.append(similar_cases(case, user)))
    assert read == [case]
    assert [similar.row.title for similar in found[0]] == [f"Melding {n}" for n in range(11, 11 - MOST, -1)]
