"""Large files are for who asked, as long as they have the right to what is in them."""

import contextlib
import pytest
import threading
from concurrent.futures import ThreadPoolExecutor
from ntnu.deviations.jobs import store
from ntnu.deviations.units import folder_roles
from tests.jobs.asking import JOBS
from tests.jobs.asking import LIST
from tests.jobs.asking import make
from tests.jobs.asking import now_of
from tests.jobs.asking import REPORT
from tests.jobs.asking import REST
from tests.jobs.asking import started
from tests.jobs.asking import taken
from tests.jobs.asking import titles
from tests.jobs.asking import without_role


@pytest.mark.parametrize("other", ["recipient.hf", "worker.idi", "kari", "eqs", "admin.ie", "archivist"])
def test_nobody_else_gets_or_knows_it(web, other):
    job = started(web)
    assert make(web)
    assert taken(web, job, other).status_code == 404
    assert now_of(web, job, other).status_code == 404
    assert web.visitor(other).delete(f"{REST}/{job['id']}").status_code == 404
    assert web.visitor(other).get(REST).json()["items"] == []
    assert job["id"] not in web.visitor(other).page(JOBS).text
    web.visitor(other).send(JOBS, {"job": job["id"], "remove": "1"})
    assert taken(web, job).status_code == 200


def test_visitors_get_nothing(web):
    job = started(web)
    assert make(web)
    assert web.visitor(None).get(REST).status_code == 401
    assert web.visitor(None).post(REST, LIST).status_code == 401
    assert taken(web, job, None).status_code in (302, 401)


def test_another_gets_what_they_may_read_themselves(web):
    job = started(web, "recipient.hf")
    assert make(web)
    assert titles(taken(web, job, "recipient.hf")) == {"Noe annet"}


def test_rights_are_asked_when_it_is_made_and_when_it_is_handed_out(web):
    report = started(web, body=REPORT)
    listed = started(web)
    assert make(web)
    with without_role(web, "recipient.ie"):
        assert make(web)
        assert taken(web, report).status_code == 404
        assert titles(taken(web, listed)) == set()
        assert "Eksamen" not in web.visitor("recipient.ie").page(JOBS).text
        waiting = web.visitor("recipient.ie").post(REST, REPORT)
        assert waiting.status_code == 403
    assert taken(web, report).status_code == 200


def test_a_right_that_is_lost_between_asking_and_making(web):
    job = started(web, body=REPORT)
    with without_role(web, "recipient.ie"):
        assert make(web)
    assert (now_of(web, job).json()["state"], now_of(web, job).json()["why"]) == ("failed", "not_yours")
    assert taken(web, job).status_code == 404


def test_of_a_case_that_is_lost_since_nothing_is_handed_out(web):
    case = web.case("received", title="Bare en stund")
    job = started(web)
    assert make(web) and "Bare en stund" in titles(taken(web, job))
    assert (
        web.visitor("second.ie").act(case, "recuse", person="recipient.ie", reason="Nær slekt.").status_code
        == 200
    )
    assert taken(web, job).status_code == 404
    assert (
        web.visitor("second.ie")
        .act(case, "lift_recusal", person="recipient.ie", reason="Likevel ikke.")
        .status_code
        == 200
    )
    assert taken(web, job).status_code == 200
    assert (
        web.visitor("recipient.ie").act(case, "redact", target="field:title", reason="Et navn.").status_code
        == 200
    )
    assert now_of(web, job).status_code == 404


def test_so_many_at_a_time(web):
    for _number in range(store.MOST_OPEN):
        started(web)
    answer = web.visitor("recipient.ie").post(REST, LIST)
    assert answer.status_code == 429 and answer.headers["Retry-After"] == "60"
    page = web.visitor("recipient.ie").send("/deviations/@@worklist-file?view=all", {"format": "csv"})
    assert page.status_code == 303 and "worklist" in page.headers["Location"]
    assert started(web, "recipient.hf")


def test_so_many_also_where_many_are_asked_for_at_once(web, monkeypatch):
    """Each request counts those before it: none counts while another is about to be stored."""
    together, start = threading.Barrier(2), store.start

    def slowly(register, job):
        made = start(register, job)
        with contextlib.suppress(threading.BrokenBarrierError):
            together.wait(1)
        return made

    for _number in range(store.MOST_OPEN - 1):
        started(web)
    monkeypatch.setattr(store, "start", slowly)
    send = web.visitor("recipient.ie").send
    with ThreadPoolExecutor(2) as pool:
        asked = [
            pool.submit(send, "/deviations/@@worklist-file?view=all", {"format": "csv"}) for _n in range(2)
        ]
    assert [one.result().status_code for one in asked] == [303, 303]
    assert len(web.visitor("recipient.ie").get(REST).json()["items"]) == store.MOST_OPEN


@pytest.mark.parametrize(
    "body, field",
    [
        ({"file": "worklist"}, "file"),
        ({"file": "@@jobs"}, "file"),
        ({"file": ["statistics-csv"]}, "file"),
        ({"file": "statistics-csv", "asked": []}, "asked"),
        ({"file": "statistics-csv", "asked": {"period": 2025}}, "asked"),
        ({"file": "statistics-csv", "asked": {"period": "x" * 201}}, "asked"),
        ({"file": "statistics-csv", "more": 1}, "more"),
    ],
)
def test_what_has_no_meaning_is_refused(web, body, field):
    answer = web.visitor("recipient.ie").post(REST, body)
    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == [field]


def test_fixed_tables_are_for_quality_readers_while_they_are(web):
    """They may have other figures by another role."""

    def readers(*persons):
        def change(house):
            with house.acting("eqs"):
                folder_roles.change(house.register, {"Quality Reader": ["reader", *persons]})

        web.committed(change)

    readers("recipient.ie")
    job = started(web, body={"file": "statistics-report", "asked": {"view": "fixed"}})
    assert make(web) and taken(web, job).status_code == 200
    readers()
    assert taken(web, job).status_code == 404
    answer = web.visitor("recipient.ie").post(REST, {"file": "statistics-report", "asked": {"view": "fixed"}})
    assert answer.status_code in (401, 403)


def test_what_is_redacted_while_a_file_is_made_is_in_no_file(web):
    case, job = web.case("received", title="Et navn i tittelen"), started(web)
    web.committed(lambda house: store.take(house.register, "one"))
    redacted = web.visitor("recipient.ie").act(case, "redact", target="field:title", reason="Et navn.")
    assert redacted.status_code == 200
    assert web.committed(lambda house: store.hold(house.register, job["id"], "one", 1, 2)) is False
    assert make(web, "two") and "Et navn i tittelen" not in titles(taken(web, job))
