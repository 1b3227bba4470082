"""An index that a former version filled goes on answering; a register of a later version is left alone."""

import pytest
from datetime import timedelta
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.index import VERSION
from ntnu.deviations.access.upkeep import rebuild
from ntnu.deviations.clock.apart import every_register
from ntnu.deviations.doctor import server
from ntnu.deviations.doctor.findings import examine
from ntnu.deviations.now import now

#: A column and an index that the former version did not have.
NEW_COLUMN, NEW_INDEX = "themes", "themes"


def as_a_former_version_filled_it(house) -> None:
    index = index_of(house.register)
    place = index.columns.index(NEW_COLUMN)
    for rid, row in list(index.rows.items()):
        index.rows[rid] = row[:place] + row[place + 1 :]
    index.columns = index.columns[:place] + index.columns[place + 1 :]
    del index.indexes[NEW_INDEX]
    index.version = VERSION - 1


def of_a_later_version(house) -> None:
    index_of(house.register).version = VERSION + 1


def level(house) -> str:
    (check,) = (check for check in server.CHECKS if check.id == "profile")
    (finding,) = examine([check], house.register, now())
    return finding.level


@pytest.fixture
def recipient(web):
    return web.visitor("recipient.ie")


def test_a_former_index_goes_on_answering_until_it_is_rebuilt(web, recipient):
    before = web.case("received", title="Før oppgraderingen")
    web.committed(as_a_former_version_filled_it)
    assert web.committed(level) == "fault"
    after = web.case("in_process", title="Etter oppgraderingen")
    for view in ("all", "unit"):
        told = recipient.get("/deviations/@deviations", view=view, sort_on="due").json()["items"]
        assert {item["title"] for item in told} >= {"Før oppgraderingen", "Etter oppgraderingen"}
    assert recipient.get("/deviations/@deviations", theme="assessment").json()["items_total"] == 0
    assert recipient.page("/deviations/@@worklist").status_code == 200
    assert web.visitor("kari").act(before, "withdraw", reason="Det ordnet seg.").status_code == 200
    web.committed(lambda house: rebuild(house.register))
    assert web.committed(level) == "ok"
    told = recipient.get("/deviations/@deviations", theme="assessment").json()["items"]
    assert {item["title"] for item in told} >= {"Før oppgraderingen", "Etter oppgraderingen"}
    assert recipient.get(after).status_code == 200


def test_a_later_register_is_refused_with_words_at_every_door(web, recipient):
    case = web.case("received")
    web.committed(of_a_later_version)
    database = web.portal._p_jar.db()
    assert every_register(database) == []
    page = recipient.page("/deviations")
    assert page.status_code == 503 and "nyere versjon av programmet" in page.text
    doors = [
        recipient.get("/deviations/@deviations"),
        recipient.get(case),
        recipient.page(case),
        recipient.act(case, "approve"),
        web.visitor("kari").report({}),
        web.visitor(None).page("/deviations/@@notify"),
    ]
    assert [door.status_code for door in doors] == [503] * len(doors)
    told = doors[0].json()
    assert told["errors"][0]["code"] == "newer_database" and "later version of the program" in told["detail"]
    assert timedelta(seconds=int(doors[0].headers["Retry-After"])) == timedelta(minutes=10)

    def back(house):
        index_of(house.register).version = VERSION

    web.committed(back)
    assert recipient.get(case).status_code == 200
