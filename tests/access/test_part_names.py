"""Zope publishes every name of an object that nothing forbids, and looks for it in all that is around.

No name at a measure, a hearing or a file tells of the case they live in.
"""

import pytest
from tests.access.leaks import found_in
from tests.access.part_story import Story
from tests.access.part_words import DOER
from tests.access.part_words import EVERYTHING
from tests.access.part_words import may
from tests.access.part_words import ONE
from tests.access.test_names import OPEN
from tests.access.test_names import published

#: Person, part, and the roles she has on it.
PLACES = (
    (DOER, "first", {"Measure Responsible"}),
    (DOER, "proof", {"Measure Responsible"}),
    (ONE, "asked", {"Hearing Participant"}),
    (ONE, "one", {"Hearing Participant"}),
)
#: They end the session of who asks, or change nothing that could be read.
NOT_ASKED = ("manage_zmi_logout", "MKCOL", "LOCK", "UNLOCK", "HEAD")


@pytest.fixture(scope="module")
def story(web):
    made = Story(web)
    for stage in ("not_approved", "received", "forwarded", "in_process"):
        made.come_to(stage)
    return made


@pytest.mark.parametrize("person, name, roles", PLACES)
def test_names(web, story, person, name, roles):
    place, allowed = story.address(name), may("in_process", person) | {person}
    own = published(web.at(place), OPEN | roles)
    # Those of the case are looked for too: a name that a part has not is asked of what is around it.
    case = web.at(story.path)
    around = published(case, OPEN | {"Reporter", "Case Worker"})
    stored = [at for at in vars(case.aq_base) if not at.startswith("_")]
    assert "what_happened" in stored
    wrong = {}
    for at in sorted({*own, *around, *stored}):
        if at.startswith(NOT_ASKED):
            continue
        answer = web.visitor(person).bare(f"{place}/{at}")
        told = found_in(answer).replace(place, "")
        for word in (word for word in EVERYTHING - allowed if word in told):
            wrong.setdefault(word, []).append(at)
    assert wrong == {}
