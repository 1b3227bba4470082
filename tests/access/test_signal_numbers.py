"""Numbers of the menu and tasks are of what the person may see, whatever waits for others."""

import pytest
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from tests.access.test_signals import DEADLINE
from tests.access.test_signals import EVERYBODY
from tests.access.test_signals import LATE
from tests.access.test_signals import NOON
from tests.access.waiting import menu_numbers
from tests.access.waiting import tasks
from tests.browser_forms.part_cases import act
from tests.browser_forms.part_cases import FINISH
from tests.browser_forms.part_cases import hearing
from tests.browser_forms.part_cases import measure
from tests.house import at as at_moment
from tests.register import APPROVE
from tests.register import CLOSE

RECIPIENTS = ("recipient.ie", "second.ie")


def numbers(web, people=EVERYBODY):
    """Person -> their numbers, of those who have any."""
    return {person: found for person in people if (found := menu_numbers(web, person))}


@pytest.fixture
def before(web):
    """The numbers before anything of the test waits."""
    with at_moment(NOON):
        return numbers(web)


def more(before, **added):
    """The same, with these numbers added: person -> item -> how many."""
    found = {person: dict(items) for person, items in before.items()}
    for person, items in added.items():
        own = found.setdefault(person.replace("_", "."), {})
        for item, number in items.items():
            own[item] = own.get(item, 0) + number
    found = {person: {item: n for item, n in items.items() if n} for person, items in found.items()}
    return {person: items for person, items in found.items() if items}


def work(*people, **others):
    return {**{person.replace(".", "_"): {"work": 1} for person in people}, **others}


def test_each_is_told_their_own(web, before):
    with at_moment(NOON):
        case = web.case("received")
        assert numbers(web) == more(before, **work(*RECIPIENTS))
        act(web, case, "recipient.ie", "request_information", text="Hvor?")
        assert numbers(web) == more(before, **work(*RECIPIENTS, kari={"mine": 1}))
        assert menu_numbers(web, None) == {}
        act(web, case, "recipient.ie", "approve", **APPROVE)
        act(web, case, "worker.idi", "accept", severity="low")
        asked = hearing(web, case, deadline=DEADLINE.isoformat(), participants=["per"])
        act(web, asked, "worker.idi", "open")
        todo = measure(web, case, responsible="ola")
        act(web, todo, "worker.idi", "ask_agreement")
        all_of_it = {
            "kari": {"mine": 1},
            "per": {"tasks": 1},
            "ola": {"tasks": 1},
            **work("worker.idi", "manager.idi", "manager.ie"),
        }
        assert numbers(web) == more(before, **all_of_it)
        for person, signals in {
            "kari": ["answer_question"],
            "per": ["give_statement"],
            "ola": ["carry_out"],
            "manager.idi": ["agree"],
            "worker.idi": ["close"],
        }.items():
            assert tasks(web, person, case) == signals, person
        for person in set(EVERYBODY) - {"kari", "per", "ola", "manager.idi", "manager.ie", "worker.idi"}:
            assert tasks(web, person, case) == [], person
        act(web, todo, "ola", "finish", **FINISH)
        assert tasks(web, "ola", case) == [] and menu_numbers(web, "ola") == before.get("ola", {})
    with at_moment(DEADLINE - timedelta(seconds=1)):
        assert tasks(web, "per", case) == ["give_statement"]
    with at_moment(DEADLINE):
        assert tasks(web, "per", case) == [] and menu_numbers(web, "per") == before.get("per", {})
    with at_moment(LATE):
        assert tasks(web, "ola", case) == ["propose_evaluation"]
        act(web, case, "worker.idi", "close", **CLOSE)
        assert tasks(web, "ola", case) == ["propose_evaluation"]
        assert tasks(web, "worker.idi", case) == ["evaluate"]


@pytest.mark.parametrize("person", ["per", "ola", "worker.iik", "manager.idi", "second.ie", "recipient.idi"])
def test_who_is_recused_is_told_nothing(web, before, person):
    with at_moment(NOON):
        case = web.case("in_process")
        act(web, case, "worker.idi", "add_coworker", person="worker.iik")
        asked = hearing(web, case, deadline=DEADLINE.isoformat(), participants=["per"])
        act(web, asked, "worker.idi", "open")
        todo = measure(web, case, responsible="ola")
        act(web, todo, "worker.idi", "ask_agreement")
        if person == "ola":
            # The measures of who is recused are somebody else's, or done.
            act(web, todo, "ola", "finish", **FINISH)
        act(web, case, "recipient.ie", "recuse", person=person, reason="I familie.")
        assert menu_numbers(web, person) == before.get(person, {})
        assert tasks(web, person, case) == []
    with at_moment(LATE):
        assert tasks(web, person, case) == []


def test_a_recipient_who_reported_it_is_told_what_waits_for_a_reporter(web, before):
    with at_moment(NOON):
        case = web.case("received", reporter="second.ie")
        assert tasks(web, "second.ie", case) == []
        assert numbers(web) == more(before, **work("recipient.ie"))
        act(web, case, "recipient.ie", "request_information", text="Hvor?")
        assert tasks(web, "second.ie", case) == ["answer_question"]
        told = more(before, **work("recipient.ie"), second_ie={"mine": 1, "work": 1})
        assert numbers(web) == told


def test_line_managers_hear_nothing_of_what_is_like_a_matter_of_personnel(web, before):
    with at_moment(NOON):
        approve = {**APPROVE, "personnel_like": True, "head_consulted": "2026-11-20"}
        case = web.case("in_process", approve=approve)
        todo = measure(web, case, responsible="ola")
        assert web.visitor("worker.idi").act(todo, "ask_agreement").status_code == 400
        assert numbers(web) == more(before, ola={"tasks": 1}, **work("worker.idi"))


def test_another_unit_and_speakup_hear_nothing(web, before):
    with at_moment(NOON):
        case = web.case("received")
        act(web, case, "recipient.ie", "change_unit", faculty="HF", reason="Deres.")
        assert numbers(web) == more(before, **work("recipient.hf"))
        act(web, case, "recipient.hf", "reregister", text="Alvorlig.")
        # No number of notification cases is shown anywhere outside of them.
        assert numbers(web) == before


def test_who_lost_the_role_is_told_nothing(web, before):
    with at_moment(NOON):
        case = web.case("in_process", approve={**APPROVE, "case_worker": "second.idi"})
        assert numbers(web) == more(before, **work("second.idi"))
        web.committed(lambda house: house.take("IDI", "Case Worker", "second.idi"))
        recipients = work(*RECIPIENTS, "recipient.idi")
        assert numbers(web) == more(before, **recipients)
        assert tasks(web, "recipient.idi", case) == ["name_case_worker"]
        web.committed(lambda house: house.take("IDI", "Notification Recipient", "recipient.idi"))
        assert tasks(web, "recipient.idi", case) == [] and menu_numbers(web, "recipient.idi") == {}
        web.committed(lambda house: house.give("IDI", "Notification Recipient", "recipient.idi"))
        web.committed(lambda house: house.give("IDI", "Case Worker", "second.idi"))


def test_nobody_is_asked_to_log_in(web):
    for door in ("/deviations/@my-tasks", "/deviations/@deviations?view=waiting"):
        assert web.visitor(None).get(door).status_code == 401
    assert web.visitor(None).page("/deviations/@@my-tasks").status_code == 302


@pytest.mark.parametrize("moment", [datetime(2026, 11, 23, 11, tzinfo=UTC), LATE])
def test_the_number_is_that_of_the_list_on_every_page(web, moment):
    pages = [f"/deviations/@@{name}" for name in ("my-reports", "my-tasks", "worklist")]
    with at_moment(moment):
        for person in ("kari", "per", "ola", "recipient.ie", "worker.idi", "manager.idi"):
            found = [menu_numbers(web, person, page) for page in ("/deviations", *pages)]
            assert all(one == found[0] for one in found), person
        for person in EVERYBODY:
            answer = web.visitor(person).get("/deviations/@deviations", view="waiting", b_size=200).json()
            assert menu_numbers(web, person).get("work", 0) in (0, answer["items_total"]), person
