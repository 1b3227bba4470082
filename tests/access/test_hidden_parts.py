"""A hidden part of a case answers exactly like one that does not exist, at every door.

Who sees the case, or one part of it, cannot find out what else is there.
"""

import pytest
from tests.access.leaks import REPORTER
from tests.access.leaks import told
from tests.access.part_story import Story
from tests.access.part_words import ARCHIVIST
from tests.access.part_words import DOER
from tests.access.part_words import EVERYTHING
from tests.access.part_words import may
from tests.access.part_words import ONE
from tests.access.part_words import OUT

#: Person -> a part she sees, and parts hidden from her.
HIDDEN = {
    REPORTER: ("question", ("note", "first", "asked", "secret", "one", "note-file")),
    ONE: ("asked", ("first", "far", "note", "question", "secret", "two", "note-file")),
    DOER: ("first", ("second", "asked", "note", "question", "secret", "plan")),
}
#: Who finds no trace of the case itself.
NO_TRACE = ("second.ie", ARCHIVIST, OUT)

DOORS = (
    ("GET", ""),
    ("GET", "?fullobjects=1"),
    ("GET", "/@actions-available"),
    ("GET", "/@history"),
    ("GET", "/@workflow"),
    ("GET", "/@sharing"),
    ("GET", "/@lock"),
    ("GET", "/@no-such-service"),
    ("POST", ""),
    ("POST", "/@action/finish"),
    ("POST", "/@action/give_statement"),
    ("POST", "/@action/no-such-act"),
    ("POST", "/@preview/evaluate"),
    ("POST", "/@preview/close"),
    ("POST", "/@workflow/start"),
    ("POST", "/@sharing"),
    ("POST", "/@lock"),
    ("PATCH", ""),
    ("PUT", ""),
    ("DELETE", ""),
    ("PROPFIND", ""),
    ("COPY", ""),
    ("LOCK", ""),
    ("HEAD", ""),
)
PAGES = (
    "",
    "/view",
    "/@@download/file",
    "/@@display-file/file",
    "/@@images/file",
    "/@@action-form?action=finish",
    "/@@action-form?action=give_statement",
    "/@@plone_context_state/object_title",
    "/@@sharing",
    "/folder_contents",
    "/title",
    "/no-such-name",
)
NONE = "0" * 16
NO_METHOD = {"PUT", "PROPFIND", "COPY", "LOCK"}


@pytest.fixture(scope="module")
def story(web):
    made = Story(web)
    for stage in ("not_approved", "received", "forwarded", "in_process"):
        made.come_to(stage)
    return made


def differing(visitor, hidden: str, absent: str, below: str = "") -> list:
    """Doors at which the hidden address is told from the one where nothing is; ``below`` comes after
    both."""
    wrong = []

    def compare(door, ask):
        real, none = ask(hidden + below), ask(absent + below)
        if told(real, hidden) != told(none, absent):
            wrong.append((door, real.status_code, none.status_code))
        # What no door is for is refused before anything is looked up.
        assert real.status_code == (405 if door[0] in NO_METHOD else 404), door

    for method, suffix in DOORS:
        body = (
            None if method in ("GET", "PROPFIND", "COPY", "LOCK", "HEAD") else {"text": "x", "evidence": "y"}
        )
        compare((method, suffix), lambda at, m=method, s=suffix, b=body: visitor.call(m, at + s, json=b))
    for suffix in PAGES:
        compare(("page", suffix), lambda at, s=suffix: visitor.page(at + s))
    compare(("bare", ""), visitor.bare)
    compare(("++api++", ""), lambda at: visitor.call("GET", f"/++api++{at}", headers={"Accept": "*/*"}))
    return wrong


def beside(address: str) -> str:
    """Where nothing is, in the same place."""
    return f"{address.rpartition('/')[0]}/{NONE}"


@pytest.mark.parametrize(
    "person, name", [(who, name) for who, (_own, names) in HIDDEN.items() for name in names]
)
def test_by_address(web, story, person, name):
    address = story.address(name)
    assert differing(web.visitor(person), address, beside(address)) == []


@pytest.mark.parametrize("person", HIDDEN)
def test_from_a_part_one_sees(web, story, person):
    # Zope looks for a name that is not there in all that is around.
    seen, names = HIDDEN[person]
    place = story.address(seen)
    assert web.visitor(person).get(place).status_code == 200
    for name in names:
        address = f"{place}/{story.address(name).rpartition('/')[2]}"
        assert differing(web.visitor(person), address, f"{place}/{NONE}") == [], name


@pytest.mark.parametrize("person", HIDDEN)
def test_by_uid(web, story, person):
    visitor, seen = web.visitor(person), HIDDEN[person][0]
    for name in HIDDEN[person][1]:
        for path in ("/deviations/case/{number}/{uid}", "/resolveuid/{uid}", "/@@redirect-to-uuid/{uid}"):
            for ask in (visitor.page, visitor.get):
                hidden, absent = (
                    ask(path.format(number=story.number, uid=uid)) for uid in (story.uids[name], NONE * 2)
                )
                assert told(hidden, story.uids[name]) == told(absent, NONE * 2), (name, path)
    answer = visitor.page(f"/deviations/case/{story.number}/{story.uids[seen]}")
    if answer.status_code == 303:
        # What stands on the page of something else leads there.
        answer = visitor.page(answer.headers["Location"])
    assert answer.status_code == 200


def test_the_case_of_a_measure_one_carries_out(web, story):
    visitor, path = web.visitor(DOER), story.path
    assert differing(visitor, path, beside(path)) == []
    for number in (story.number, "AVVIK-1999-000000"):
        for below in ("", "/@actions-available", "/@action/close", "/receipt-form"):
            for ask in (visitor.page, visitor.get):
                assert ask(f"/deviations/case/{number}{below}").status_code == 404


@pytest.mark.parametrize("person", NO_TRACE)
def test_the_case_for_who_is_kept_out(web, story, person):
    visitor = web.visitor(person)
    for address in (story.path, story.left):
        assert differing(visitor, address, beside(address)) == []
    for name in ("asked", "plan"):
        below = story.address(name).removeprefix(story.path)
        assert differing(visitor, story.path, beside(story.path), below) == [], name


@pytest.mark.parametrize("person", [REPORTER, "manager.idi", ONE, DOER])
def test_no_act_that_is_not_hers_tells_of_a_part(web, story, person):
    """Refusals name what stands in the way to those only who may see it."""
    visitor, own = web.visitor(person), may("in_process", person) | {person}
    for place in (story.path, story.address("first"), story.address("asked")):
        offered = web.visitor("worker.idi").get(f"{place}/@actions-available").json()["items"]
        for act in ("answer", "withdraw", *(item["id"] for item in offered)):
            for way in ("@action", "@preview"):
                answer = visitor.post(f"{place}/{way}/{act}", {"person": "per", "reason": ""})
                assert answer.status_code in ((200,) if way == "@preview" else ()) + (400, 403, 404, 409), act
                said = answer.text.casefold()
                assert [word for word in EVERYTHING - own if word in said] == [], act


def test_an_answer_to_what_is_no_question_of_hers(web, story):
    visitor = web.visitor(REPORTER)
    answers = [
        visitor.act(story.path, "answer", question=uid, text="Ja.")
        for uid in (NONE * 2, *(story.uids[name] for name in ("note", "first", "asked", "secret")))
    ]
    assert {(answer.status_code, answer.text) for answer in answers} == {
        (answers[0].status_code, answers[0].text)
    }


def test_who_added_a_file_is_told_to_who_works_on_the_case(web, story):
    def added(person):
        case = web.visitor(person).get(story.path).json()
        files = [*case["attachments"], *(f for message in case["messages"] for f in message["attachments"])]
        return {file["added_by"] for file in files}

    assert added(REPORTER) == {"", REPORTER}
    assert added(ONE) == {""}
    assert added("manager.idi") == {"", "recipient.ie"}
    assert added("worker.idi") == {REPORTER, "recipient.ie"}
