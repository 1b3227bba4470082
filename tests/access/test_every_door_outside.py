"""Nobody learns anything at any door at and below the register: who may read nothing of the case."""

import pytest
from tests.access.door_walk import all_doors
from tests.access.door_walk import come_there
from tests.access.door_walk import leaks
from tests.access.part_words import GONE
from tests.access.part_words import OUT

ROLES = ("second.ie", "admin.ie", "eqs", "reader", "archivist", "speakup", "local.editor")
SITE_WIDE = ("per", None, "siteadmin")


@pytest.fixture(scope="module")
def story(web):
    return come_there(web)


@pytest.fixture(scope="module")
def doors(web, story):
    return all_doors(web, story)


@pytest.mark.parametrize("person", (GONE, OUT, *ROLES, *SITE_WIDE))
def test_every_door_of_the_register(web, story, doors, person, record_property):
    assert leaks(web, story, person, doors["register"], record_property) == []
