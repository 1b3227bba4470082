"""Nothing of measures, hearings, dialogue, files and recusals reaches somebody without the right.

Everybody looks at every door in every state. What comes back holds no word that is not for her, and
for who may see it, it holds each.
"""

import pytest
from datetime import timedelta
from tests.access.leaks import found_in
from tests.access.leaks import REPORTER
from tests.access.part_doors import CASE_PAGES
from tests.access.part_doors import CASE_SERVICES
from tests.access.part_doors import LISTS
from tests.access.part_doors import PART_PAGES
from tests.access.part_doors import PART_SERVICES
from tests.access.part_doors import SITE_PAGES
from tests.access.part_story import Story
from tests.access.part_words import ARCHIVIST
from tests.access.part_words import DOER
from tests.access.part_words import EVERYTHING
from tests.access.part_words import FAR
from tests.access.part_words import GONE
from tests.access.part_words import HELPER
from tests.access.part_words import KEPT
from tests.access.part_words import may
from tests.access.part_words import ONE
from tests.access.part_words import OUT
from tests.access.part_words import OUTSIDERS
from tests.access.part_words import RECUSED
from tests.access.part_words import STAGES
from tests.access.part_words import TWO
from tests.house import at

#: Whom it is looked for in which state. Who is in no list may nothing in any state.
WHO = {
    "not_approved": (REPORTER, "recipient.ie", "archivist", ONE, DOER, "second.ie", ARCHIVIST),
    "received": (REPORTER, "recipient.ie", ONE, TWO, FAR, DOER, GONE, "manager.ie", OUT, KEPT),
    "forwarded": (REPORTER, "worker.idi", "manager.idi", ONE, FAR, DOER, "worker.iik", "second.ie"),
    "in_process": (
        *(REPORTER, "recipient.ie", "recipient.idi", "worker.idi", "manager.idi", "archivist"),
        *(ONE, TWO, FAR, DOER, HELPER, *RECUSED, *OUTSIDERS),
    ),
    "lifted": RECUSED,
    "closed": (
        *(REPORTER, "recipient.ie", "worker.idi", "manager.idi", "archivist", ARCHIVIST),
        *(ONE, DOER, HELPER, KEPT, "second.ie", "second.idi", "per", None),
    ),
    "reregistered": (REPORTER, "recipient.ie", "worker.idi", "archivist", DOER, ONE),
}


#: Seconds after the deadline of the hearings (None: the clock stands where it stands).
DEADLINE = [("in_process", person, seconds) for seconds in (-1, 0, 1) for person in (ONE, FAR, "worker.idi")]
CASES = [(stage, person, None) for stage in STAGES for person in WHO[stage]]
CASES[CASES.index(("lifted", RECUSED[0], None)) : 0] = DEADLINE
#: For whom every door is tried, in one state.
AT_LENGTH = {REPORTER, "worker.idi", "manager.idi", ONE, DOER}
#: One part of each kind, at which every door is tried.
CLOSELY = ("first", "proof", "asked", "note", "secret", "question")


@pytest.fixture(scope="module")
def story(web):
    return Story(web)


def doors(story, outsider: bool, at_length: bool):
    """Ways of asking ("services" or "pages") and addresses."""
    case = story.path
    found = [("services", door) for door in LISTS]
    found += [("pages", door.format(number=story.number)) for door in SITE_PAGES]
    found += [("services", case + door) for door in (CASE_SERVICES[:1] if outsider else CASE_SERVICES)]
    found += [("pages", case + door) for door in (CASE_PAGES if at_length else CASE_PAGES[:1])]
    closely = [uid for name, uid in story.uids.items() if name in CLOSELY]
    for below, uid in story.parts().items():
        place = case + below
        if uid in closely or not outsider:
            found += [("services", place), ("pages", f"{place}/@@download/file")]
        if uid in closely:
            found.append(("pages", place))
        if uid in closely and at_length:
            found += [("services", place + door) for door in PART_SERVICES]
            found += [("pages", place + door) for door in PART_PAGES]
            found += [("pages", f"/deviations/case/{story.number}/{uid}"), ("services", f"/resolveuid/{uid}")]
        if uid in closely and story.left not in (None, case):
            # Where the case was before it was moved.
            found += [(way, story.left + end) for way in ("services", "pages") for end in ("", below)]
    return found


def words(web, person, story, wanted, at_length) -> dict[str, set[str]]:
    """Word -> the doors it came out of."""
    visitor, found = web.visitor(person), {}
    for way, door in doors(story, not wanted, at_length):
        answer = visitor.get(door) if way == "services" else visitor.page(door)
        assert answer.status_code < 500, (way, door)
        text = found_in(answer)
        # What was asked for may come back as it was.
        for word in (word for word in EVERYTHING if word not in door):
            if word in text:
                found.setdefault(word, set()).add(f"{way} {door}")
    return found


def own_words(person) -> set[str]:
    """Her own name stands at the top of every page, and on her page of Plone's."""
    return {REPORTER: {REPORTER, "qfullnameq"}}.get(person, {person})


def check(web, person, story, wanted, at_length=False) -> None:
    found = words(web, person, story, wanted, at_length)
    own = own_words(person)
    leaked = {word: sorted(where) for word, where in found.items() if word not in wanted | own}
    assert leaked == {}
    missing = wanted - found.keys()
    assert missing == set(), f"not found by who may see it, at {story.stage}"


@pytest.mark.parametrize("stage, person, seconds", CASES)
def test_words(web, story, stage, person, seconds):
    story.come_to(stage)
    if seconds is None:
        check(web, person, story, may(stage, person), person in AT_LENGTH and stage == "in_process")
        return
    over = seconds >= 0 and person != "worker.idi"
    with at(story.deadline + timedelta(seconds=seconds)):
        check(web, person, story, set() if over else may(stage, person))
