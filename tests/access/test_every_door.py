"""Nobody learns anything at any door: who may read the case, and who holds no role outside the register."""

import pytest
from tests.access.door_walk import all_doors
from tests.access.door_walk import come_there
from tests.access.door_walk import leaks
from tests.access.door_walk import WRITES
from tests.access.leaks import REPORTER
from tests.access.part_words import ONE

#: Who tries every door of the site: the others hold no role outside the register.
SITE_WIDE = ("per", None, "siteadmin")
#: Who may read the case or a part of it.
READERS = (REPORTER, "recipient.ie", "worker.idi", "manager.idi", ONE)


@pytest.fixture(scope="module")
def story(web):
    return come_there(web)


@pytest.fixture(scope="module")
def doors(web, story):
    return all_doors(web, story)


@pytest.mark.parametrize("person", SITE_WIDE)
def test_every_door_of_the_site(web, story, doors, person, record_property):
    """A Site Administrator only looks: they may take the whole site away."""
    tried = [door for door in doors["site"] if person != "siteadmin" or door.method not in WRITES]
    assert leaks(web, story, person, tried, record_property) == []


@pytest.mark.parametrize("person", READERS)
def test_every_door_of_the_register(web, story, doors, person, record_property):
    """Who may act on the case only looks: what writes is tried by the others."""
    tried = [door for door in doors["register"] if door.method not in WRITES]
    assert leaks(web, story, person, tried, record_property) == []
