"""Large files: made beside requests, once, whatever happens to the process, and gone after a day."""

import io
import threading
from datetime import timedelta
from html import unescape
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.jobs import making
from ntnu.deviations.jobs import store
from ntnu.deviations.jobs.expiry import JobExpiry
from ntnu.deviations.now import now
from openpyxl import load_workbook
from tests.documents import reading
from tests.house import at
from tests.jobs.asking import JOBS
from tests.jobs.asking import make
from tests.jobs.asking import now_of
from tests.jobs.asking import REPORT
from tests.jobs.asking import REST
from tests.jobs.asking import started
from tests.jobs.asking import taken
from tests.jobs.asking import titles


def test_it_is_made_as_its_owner_and_told_by_mail(web):
    job = started(web)
    assert (job["state"], job["download"]) == ("waiting", None)
    assert taken(web, job).status_code == 404
    assert make(web)
    found = now_of(web, job).json()
    assert (found["state"], found["download"]) == ("ready", f"{web.url}/deviations/@@job-file?id={job['id']}")
    answer = taken(web, job)
    assert titles(answer) == {"Eksamen ble avlyst", "Timeplanen kolliderer"}
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="worklist-')
    (mail,) = web.committed(lambda house: house.mails())
    assert mail["To"] == "recipient.ie@example.org" or "recipient.ie" in mail["To"]
    assert "/deviations/jobs" in mail.get_body(("plain",)).get_content()
    *_, entry = caselog.entries(web.at("/deviations"))
    assert (entry.action, entry.actor, entry.why["cases"]) == ("list_taken", "recipient.ie", 2)
    assert not make(web)


def test_a_sheet_and_a_report(web):
    sheet = started(web, body={"file": "worklist-file", "asked": {"view": "all", "format": "xlsx"}})
    report = started(web, body=REPORT)
    assert make(web) and make(web)
    rows = list(load_workbook(io.BytesIO(taken(web, sheet).content)).active.values)
    assert len(rows) == 3 and rows[1][5].year >= 2025
    assert "Deviations in education" in reading.text(taken(web, report).content)


def test_by_the_page_without_a_script(web):
    kari = web.visitor("recipient.ie")
    answer = kari.send("/deviations/@@worklist-file?view=all", {"format": "csv"})
    assert (answer.status_code, answer.headers["Location"]) == (303, web.url + JOBS)
    page = unescape(kari.page(JOBS).text)
    assert "Venter på tur" in page and "Se på nytt" in page and "job-file" not in page
    assert make(web)
    page = unescape(kari.page(JOBS).text)
    assert "Arbeidsliste (CSV)" in page and "@@job-file?id=" in page and "Se på nytt" not in page
    statistics = kari.page("/deviations/statistics").text
    assert 'formaction="' in statistics
    assert kari.send("/deviations/@@statistics-xlsx?view=cases", {}).status_code == 303
    # A link somebody kept starts nothing.
    assert kari.page("/deviations/@@statistics-csv?view=cases").status_code == 303
    assert len(kari.get(REST).json()["items"]) == 2


def test_it_is_gone_after_a_day(web):
    job = started(web)
    assert make(web)
    end = now() + store.KEPT + timedelta(seconds=5)
    with at(end):
        # Also before the clock has come.
        assert taken(web, job).status_code == 404
        assert now_of(web, job).status_code == 404
        register = web.at("/deviations")
        assert JobExpiry().due(register, end) == [job["id"]]
        web.committed(
            lambda house: JobExpiry().do(house.register, job["id"], end, lambda name, piece: piece())
        )
    assert list(store.every(web.at("/deviations"))) == []


def test_its_owner_throws_it_away_also_while_it_is_made(web):
    job = started(web)
    web.committed(lambda house: store.take(house.register, "one"))
    assert now_of(web, job).json()["state"] == "running"
    assert web.visitor("recipient.ie").delete(f"{REST}/{job['id']}").status_code == 204
    assert now_of(web, job).status_code == 404
    assert web.committed(lambda house: store.hold(house.register, job["id"], "one", 1, 2)) is False
    other = started(web)
    answer = web.visitor("recipient.ie").send(JOBS, {"job": other["id"], "remove": "1"})
    assert answer.status_code == 303 and now_of(web, other).status_code == 404


def test_a_process_that_died_is_followed_by_another(web):
    job = started(web)
    web.committed(lambda house: store.take(house.register, "elsewhere:1:dead"))
    # As long as the lease runs, nobody else makes it.
    assert not make(web, "two")
    with at(now() + store.LEASE + timedelta(seconds=1)):
        assert make(web, "two")
    assert now_of(web, job).json()["state"] == "ready"


def test_a_process_that_dies_again_and_again_is_told_of(web):
    job = started(web)
    for number in range(store.TRIES):
        with at(now() + number * 2 * store.LEASE):
            assert web.committed(lambda house: store.take(house.register, "elsewhere:1:dead")) == job["id"]
    with at(now() + 20 * store.LEASE):
        assert make(web, "two")
    assert (now_of(web, job).json()["state"], now_of(web, job).json()["why"]) == ("failed", "broken")


def test_a_process_that_ends_gives_it_back(web):
    job, leave = started(web), threading.Event()
    leave.set()
    assert make(web, leave=leave)
    assert now_of(web, job).json()["state"] == "waiting"
    assert make(web, "two") and now_of(web, job).json()["state"] == "ready"


def test_two_processes_make_one_once(web):
    job = started(web)
    gate, found = threading.Barrier(2), []
    register = web.at("/deviations")
    place = register._p_jar.db(), register.getPhysicalPath()

    def work(server):
        gate.wait(10)
        found.append(making.make_next(*place, server, threading.Event()))

    both = [threading.Thread(target=work, args=(server,)) for server in ("here:0:a", "here:0:b")]
    for one in both:
        one.start()
    for one in both:
        one.join(60)
    assert sorted(found) == [False, True]
    assert len(web.committed(lambda house: house.mails())) == 1
    assert now_of(web, job).json()["state"] == "ready"
