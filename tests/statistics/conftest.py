"""The small register in a running site."""

import pytest
from ntnu.deviations.statistics.stored import FinishedPeriods
from tests.house import at
from tests.statistics.small import on
from tests.statistics.small import Small
from tests.statistics.small import STORED
from tests.statistics.small import TODAY


@pytest.fixture(scope="module")
def counted(web):
    """The story, with 2025 stored; the clock stands still at the day on which it is looked at."""

    def story(house):
        found = Small(house)
        found.of_2025()
        work, moment = FinishedPeriods(), on(STORED)
        with at(moment):
            for key in work.due(house.register, moment):
                work.do(house.register, key, moment, lambda name, piece: piece())
        found.of_2026()

    web.committed(story)
    with at(on(TODAY)):
        yield web
