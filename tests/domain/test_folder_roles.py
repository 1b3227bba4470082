"""Who may give which folder role to whom."""

import pytest
from datetime import date
from datetime import timedelta
from ntnu.deviations.domain.folder_roles import ALWAYS
from ntnu.deviations.domain.folder_roles import Change
from ntnu.deviations.domain.folder_roles import changes
from ntnu.deviations.domain.folder_roles import gap_warnings
from ntnu.deviations.domain.folder_roles import role_obstacles
from ntnu.deviations.domain.folder_roles import Term
from ntnu.deviations.domain.folder_roles import term_changes
from ntnu.deviations.domain.folder_roles import with_changes

UNIT = ("Notification Recipient", "Case Worker", "Line Manager", "Local EQS Administrator")
REGISTER = ("Archivist", "Quality Reader")
TODAY, DAY = date(2026, 11, 30), timedelta(days=1)


def refused(role, principal, *, given=True, system=False, offered=UNIT, term=ALWAYS) -> list[str]:
    found = role_obstacles(
        [Change(role, principal, given, term)],
        offered,
        "admin.ie",
        ["admins"],
        system,
        lambda principal: principal != "nobody",
        TODAY,
    )
    return [obstacle.code for obstacle in found]


SOON, LATER = TODAY + DAY, TODAY + 9 * DAY


@pytest.mark.parametrize(
    "one, other, covers, both",
    [
        (ALWAYS, Term(SOON, LATER), True, ALWAYS),
        (Term(SOON, LATER), ALWAYS, False, ALWAYS),
        (Term(SOON), Term(LATER), True, Term(SOON)),
        (Term(None, SOON), Term(SOON, LATER), False, Term(None, LATER)),
        (Term(SOON, SOON), Term(LATER, LATER), False, Term(SOON, LATER)),
        (Term(SOON, LATER), Term(SOON, LATER), True, Term(SOON, LATER)),
        (Term(TODAY - DAY).seen_on(TODAY), ALWAYS, True, ALWAYS),
        (Term(SOON, LATER).seen_on(TODAY), Term(SOON, SOON), True, Term(SOON, LATER)),
    ],
)
def test_the_days_of_two_terms(one, other, covers, both):
    assert one.covers(other) is covers and one.joined(other) == both == other.joined(one)


@pytest.mark.parametrize(
    "start, end, codes",
    [
        (None, TODAY, []),
        (None, TODAY - DAY, ["date_past"]),
        (TODAY, TODAY, []),
        (TODAY - DAY, None, []),
        (TODAY + DAY, TODAY, ["ends_before_start"]),
        (TODAY - DAY, TODAY - DAY, ["date_past"]),
    ],
)
def test_days(start, end, codes):
    assert refused("Case Worker", "other", term=Term(start, end)) == codes
    # Nobody plans one for themselves, and what is wrong with its days comes after that.
    assert refused("Case Worker", "admin.ie", term=Term(start, end)) == ["role_to_oneself"]


def test_the_first_and_the_last_day_are_days_of_the_role():
    term = Term(TODAY, TODAY + DAY)
    held = [term.holds_on(TODAY + number * DAY) for number in (-1, 0, 1, 2)]
    assert held == [False, True, True, False]


def test_a_role_with_other_days_is_given_anew():
    ends = Term(None, TODAY)
    before = {"Case Worker": {"a": ALWAYS, "b": ends, "c": ALWAYS}, "Line Manager": {"d": ALWAYS}}
    made = term_changes(before, {"Case Worker": {"a": ends, "b": ends}})
    assert made == [Change("Case Worker", "a", True, ends), Change("Case Worker", "c", False)]
    after = {"Case Worker": {"a": ends, "b": ends}, "Line Manager": {"d": ALWAYS}}
    assert with_changes(before, made) == after


@pytest.mark.parametrize(
    "days, found",
    [
        # On each day: is there somebody before, and after?
        ([(1, 1), (1, 1)], None),
        ([(1, 1), (1, 0), (1, 0)], 1),
        ([(1, 1), (1, 1), (1, 0)], 2),
        ([(0, 1), (0, 0)], 1),
        ([(0, 0), (1, 0)], 1),
        ([(0, 0), (0, 0)], None),
        # From today nobody: that is said apart.
        ([(1, 0), (1, 0)], None),
        ([(1, 0), (1, 1), (1, 0)], 2),
    ],
)
def test_a_day_from_which_nobody_is_left(days, found):
    ahead = [(TODAY + number * DAY, bool(had), bool(has)) for number, (had, has) in enumerate(days)]
    warned = [(one.code, one.words["day"]) for one in gap_warnings({"Notification Recipient": ahead})]
    assert warned == ([] if found is None else [("last_recipient_from", TODAY + found * DAY)])


def test_differences():
    before = {"Case Worker": ["a", "b"], "Line Manager": ["c"]}
    assert changes(before, {"Case Worker": ["b", "d"]}) == [
        Change("Case Worker", "d", True),
        Change("Case Worker", "a", False),
    ]
    assert changes(before, {}) == []


@pytest.mark.parametrize("role", UNIT[:3])
def test_nobody_gives_a_case_reading_role_to_herself(role):
    assert refused(role, "other") == []
    assert refused(role, "admin.ie") == ["role_to_oneself"]
    assert refused(role, "admins") == ["role_to_oneself"]
    assert refused(role, "admin.ie", system=True) == ["role_to_oneself"]
    # To take it from oneself is allowed.
    assert refused(role, "admin.ie", given=False) == []


def test_only_the_system_administrator_names_local_administrators():
    assert refused("Local EQS Administrator", "other") == ["role_not_yours"]
    assert refused("Local EQS Administrator", "other", system=True) == []


def test_the_register_has_roles_of_its_own():
    assert refused("Archivist", "other", system=True, offered=REGISTER) == []
    assert refused("Archivist", "admin.ie", system=True, offered=REGISTER) == ["role_to_oneself"]
    assert refused("Archivist", "other", system=True) == ["unknown_role"]
    assert refused("Case Worker", "other", system=True, offered=REGISTER) == ["unknown_role"]


def test_never_everybody_and_never_nobody():
    assert refused("Line Manager", "AuthenticatedUsers") == ["role_for_everybody"]
    assert refused("Line Manager", "nobody") == ["unknown_person"]
    assert refused("Editor", "other", system=True) == ["unknown_role"]
