"""Similar cases: those that a person would call alike are proposed, and no others."""

import pytest
import tomllib
from ntnu.deviations.access.cases import case_by_number
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.similar import similar_cases
from ntnu.deviations.access.upkeep import settle
from tests.search.typed import CASES
from tests.search.typed import filled
from tests.search.typed import HERE

REPORTS = tomllib.loads((HERE / "alike.toml").read_text(encoding="utf-8"))["report"]
#: Pairs of cases.toml, the later first, that may be proposed: they tell of the same, in two languages.
SAME = {("nn-sensur", "sensur-sen")}


def proposed(house, case, names) -> set[str]:
    return {names[found.row.number] for found in similar_cases(case, house.user("recipient.ie"))}


def test_what_is_typed():
    assert {report["case"] for report in REPORTS} <= set(CASES)
    assert sum(report["alike"] for report in REPORTS) >= 12
    assert sum(not report["alike"] for report in REPORTS) >= 10


@pytest.fixture
def names(house):
    return {number: name for name, number in filled(house).items()}


def test_of_all_cases_only_those_that_tell_the_same(house, names):
    cases = [(name, case_by_number(house.register, number)) for number, name in names.items()]
    found = {(name, other) for name, case in cases for other in proposed(house, case, names)}
    assert found <= SAME


@pytest.mark.parametrize("settled", [False, True])
def test_those_that_are_alike_are_proposed_and_no_others(house, names, settled):
    told, expected = {}, {}
    if settled:
        settle(index_of(house.register))
    for report in REPORTS:
        texts = {"title": report["title"], "what_happened": report["what"]}
        case = house.report("kari", course_code=report["course"], themes=report["themes"], **texts)
        told[report["title"]] = proposed(house, case, names)
        names[case.number] = report["title"]
        expected[report["title"]] = {report["case"]} if report["alike"] else set()
    assert told == expected


def test_it_is_said_why(house, names):
    report = REPORTS[1]
    texts = {"title": report["title"], "what_happened": report["what"]}
    case = house.report("kari", course_code="exph 0300", themes=report["themes"], **texts)
    ((_row, likeness),) = similar_cases(case, house.user("recipient.ie"))
    assert (likeness.same_course, likeness.themes, likeness.same_unit) == (True, ("assessment",), True)
    assert likeness.words[:2] == ("begrunnelse", "klagefristen")
    assert set(likeness.words) <= {"begrunnelse", "klagefristen", "karakter", "karakteren", "fredag"}


def test_what_is_read_by_few_makes_nothing_alike(house, names):
    """The causes are told in the casework: no report is proposed for their words."""
    causes = [told["cause"] for told in CASES.values() if "cause" in told]
    for cause in causes:
        case = house.report("kari", title="Noe annet", what_happened=cause, themes=["other"])
        assert [found for found in proposed(house, case, names) if found in CASES] == [], cause
        names[case.number] = cause
