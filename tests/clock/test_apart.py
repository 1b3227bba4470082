"""The clock in threads of its own: each case is committed by itself, and two clocks do no more than one."""

import pytest
import threading
import transaction
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from ntnu.deviations import settings
from ntnu.deviations.access.apart import apart as beside
from ntnu.deviations.clock import apart
from ntnu.deviations.clock import cases
from ntnu.deviations.clock import lease
from ntnu.deviations.clock.apart import run_now
from ntnu.deviations.clock.apart import take_round
from ntnu.deviations.clock.startup import ClockThread
from ntnu.deviations.now import now
from pathlib import Path
from plone import api
from tests.house import at
from tests.people import eventually

#: The cases were reported so long ago; for each the two recipients are to be asked for the receipt form.
AGO = timedelta(days=14)
CASES = 4


@pytest.fixture
def late(web, tmp_path, monkeypatch):
    """Cases of which the recipients are to be reminded, and no mail yet."""
    for name in ("NTNU_DEVIATIONS_URL", "NTNU_DEVIATIONS_DEMO"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NTNU_DEVIATIONS_LOG_HEADS", str(tmp_path / "heads"))

    # What earlier tests have left to do.
    run_now(web.at("/deviations"))

    def report(house):
        house.register.clock.pop("heads", None)
        for row in range(CASES):
            with at(now() - AGO):
                house.case("received", title=f"Sak {row}", reporter="kari")

    web.committed(report)
    web.committed(lambda house: house.forget_mails())
    return Late(web, tmp_path)


class Late:
    """The register, and what the clock does there."""

    def __init__(self, web, folder: Path):
        self.web = web
        self.folder = folder
        self.register = web.at("/deviations")
        self.database = self.register._p_jar.db()
        self.path = self.register.getPhysicalPath()

    def mails(self) -> list[tuple[str, str]]:
        """Reader and link of each mail that was written."""
        mails = self.web.committed(lambda house: house.mails())
        texts = [mail.get_body(("plain",)).get_content() for mail in mails]
        links = [text[text.index("http") :].split()[0] for text in texts]
        return list(zip((mail["To"] for mail in mails), links, strict=True))

    def due(self) -> list[str]:
        transaction.begin()
        return cases.due(self.web.at("/deviations"), now())

    def round(self, server: str = "one"):
        return take_round(self.database, self.path, server, threading.Event())


def ones_own(call, *args):
    """Call it in a thread of its own, as a server would."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(call, *args).result(60)


def test_each_case_is_done_once(late):
    report = run_now(late.register)
    assert (report.cases, report.mails) == (CASES, 2 * CASES)
    assert len(late.mails()) == 2 * CASES
    again = run_now(late.register)
    assert (again.cases, again.mails) == (0, 0)
    assert late.due() == []


def test_the_mails_lead_to_the_configured_address(late):
    def configured(house):
        api.portal.set_registry_record("ntnu.deviations.public_address", "https://eqs.ntnu.example/avvik")

    late.web.committed(configured)
    with_address(late, "https://eqs.ntnu.example/avvik/deviations/case/AVVIK-")


def test_the_environment_names_the_address(late, monkeypatch):
    monkeypatch.setenv("NTNU_DEVIATIONS_URL", "http://localhost:8123/ntnu")
    with_address(late, "http://localhost:8123/ntnu/deviations/case/AVVIK-")


def with_address(late, address: str) -> None:
    run_now(late.register)
    found = {link[: len(address)] for _to, link in late.mails()}
    assert found == {address}


def test_a_case_that_fails_keeps_no_other_from_being_done(late, monkeypatch):
    broken, real = late.due()[0], cases.carry_out

    def carry_out(case, plan, when):
        real(case, plan, when)
        if plan.before.uid == broken:
            raise RuntimeError("after all was written, and before it was committed")
        return case

    with monkeypatch.context() as patched:
        patched.setattr(cases, "carry_out", carry_out)
        report = run_now(late.register)
    assert (report.cases, report.mails) == (CASES - 1, 2 * (CASES - 1))
    assert len(late.mails()) == 2 * (CASES - 1)
    assert late.due() == [broken]
    assert run_now(late.register).mails == 2
    assert len(late.mails()) == 2 * CASES


def test_two_clocks_at_once(late):
    with ThreadPoolExecutor(2) as pool:
        reports = [future.result(60) for future in [pool.submit(run_now, late.register) for _ in range(2)]]
    assert sum(report.cases for report in reports) == CASES
    assert len(late.mails()) == 2 * CASES


def test_two_clocks_on_the_same_case_at_the_same_moment(late, monkeypatch):
    """As in two processes: both have written all, and neither has committed."""
    both = threading.Barrier(2, timeout=30)
    real, waited = cases.carry_out, threading.local()

    def carry_out(case, plan, when):
        case = real(case, plan, when)
        if not getattr(waited, "once", False):
            waited.once = True
            both.wait()
        return case

    monkeypatch.setattr(cases, "take_turn", lambda case: None)
    monkeypatch.setattr(cases, "carry_out", carry_out)
    with ThreadPoolExecutor(2) as pool:
        reports = [future.result(60) for future in [pool.submit(run_now, late.register) for _ in range(2)]]
    assert sum(report.cases for report in reports) == CASES
    assert len(late.mails()) == 2 * CASES


def test_a_server_whose_turn_it_is_not_leaves_it(late):
    def taken(house):
        lease.take(house.register, "other", now())

    late.web.committed(taken)
    assert ones_own(late.round) is None
    assert len(late.due()) == CASES

    def given_back(house):
        lease.give_back(house.register, "other")

    late.web.committed(given_back)
    assert ones_own(late.round).cases == CASES
    # The turn is given back, and with nothing due nothing is written.
    before = late.database.lastTransaction()
    assert ones_own(late.round, "two") is None
    assert late.database.lastTransaction() == before


def test_the_list_of_heads_is_written_once_a_day(late):
    ones_own(late.round)
    (folder,) = (late.folder / "heads").iterdir()
    assert len(list(folder.iterdir())) == 1
    for file in folder.iterdir():
        file.unlink()
    ones_own(late.round)
    assert list(folder.iterdir()) == []
    with at(now() + timedelta(days=1)):
        ones_own(late.round)
    assert len(list(folder.iterdir())) == 1


def test_the_thread_does_it_and_outlives_what_goes_wrong(late, monkeypatch):
    real, calls = apart.take_round, []

    def take_round(*args):
        calls.append(args)
        if len(calls) == 1:
            raise RuntimeError("once")
        return real(*args)

    monkeypatch.setattr("ntnu.deviations.clock.startup.take_round", take_round)
    thread = ClockThread(late.database, 0.05)
    thread.start()
    try:
        eventually(lambda: len(late.mails()) == 2 * CASES)
    finally:
        thread.stop()
    assert not thread.is_alive() and len(calls) > 1


def test_a_thread_that_is_told_to_stop_begins_no_other_case(late):
    leave = threading.Event()
    leave.set()
    report = ones_own(take_round, late.database, late.path, "one", leave)
    assert (report.cases, report.mails) == (0, 0)
    assert len(late.due()) == CASES


def test_a_setting_that_is_changed_in_the_middle_of_a_round(web):
    register, name = web.at("/deviations"), "ntnu.deviations.response_days"
    found = []

    def change(site):
        site["portal_registry"].records._values[name] += 1

    def work():
        with apart.opened(register._p_jar.db(), register.getPhysicalPath()):
            for _piece in range(2):
                found.append(apart.committed(lambda: settings.get("response_days")))
                beside(web.portal, change, otherwise=None, at_once=None)

    ones_own(work)
    assert found[1] == found[0] + 1
