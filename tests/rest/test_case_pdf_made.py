"""A case as PDF is made once for each who asks, writes nothing for who reads it, and keeps nobody waiting."""

import json
import logging
import pytest
import threading
from concurrent.futures import ThreadPoolExecutor
from ntnu.deviations.caselog import storage
from ntnu.deviations.documents import export
from tests.visitor import Visitor


@pytest.fixture(scope="module")
def case(web):
    return web.case("in_process")


def test_who_only_reads_it_writes_nothing(web, case, caplog):
    before, worker = storage.revision(web.at(case)), web.visitor("worker.idi")
    last = web.portal._p_jar.db().lastTransaction()
    with caplog.at_level(logging.INFO, "ntnu.deviations.reads"):
        assert worker.get(f"{case}/@case-pdf", log="1").status_code == 200
        assert worker.page(f"{case}/@@case-pdf").status_code == 200
    told = [json.loads(r.getMessage()) for r in caplog.records if r.name == "ntnu.deviations.reads"]
    assert [(line["user"], line["what"]) for line in told] == [
        ("worker.idi", "@case-pdf"),
        ("worker.idi", "@@case-pdf"),
    ]
    for path in (f"{case}/@case-pdf", f"{case}/@@case-pdf"):
        assert worker.call("HEAD", path, headers={"Connection": "close"}).status_code < 500
    assert storage.revision(web.at(case)) == before
    assert web.portal._p_jar.db().lastTransaction() == last


def test_of_several_at_once_each_is_made_once(web, case, monkeypatch):
    """An entry of the log conflicts with another's, and the publisher runs the later request again."""
    made, waiting = [], threading.Barrier(4)

    def counted(document, **how):
        made.append(threading.get_ident())
        waiting.wait(30)
        return b"%PDF-"

    monkeypatch.setattr(export, "to_pdf", counted)
    people = ("worker.idi", "recipient.ie", "kari", "manager.idi")
    before = storage.count(web.at(case))
    with ThreadPoolExecutor(4) as threads:
        body = {"variant": "redacted"}
        answers = [threads.submit(web.visitor(one).post, f"{case}/@case-pdf", body) for one in people]
        assert [answer.result().status_code for answer in answers] == [200] * 4
    assert len(made) == 4
    assert storage.count(web.at(case)) == before + 4
    assert storage.verify(web.at(case)) == []


def test_one_at_a_time_for_a_person(web, case, monkeypatch):
    entered, leave = threading.Event(), threading.Event()

    def slow(document, **how):
        entered.set()
        leave.wait(30)
        return b"%PDF-"

    monkeypatch.setattr(export, "to_pdf", slow)
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(web.visitor("worker.idi").get, f"{case}/@case-pdf")
        assert entered.wait(30)
        second = Visitor(web.url, "worker.idi").get(f"{case}/@case-pdf")
        assert second.status_code == 503 and int(second.headers["Retry-After"]) > 0
        assert Visitor(web.url, "worker.idi").get("/deviations/@deviations").status_code == 200
        leave.set()
        assert first.result().status_code == 200
