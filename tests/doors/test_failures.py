"""What fails at a case is written down without a word of the case."""

import logging
import pytest
from ntnu.deviations.case_page.view import CaseView
from ntnu.deviations.doors import failures
from ntnu.deviations.rest.actions import ActionsAvailable

SECRET = "Sensuren kom for sent"


@pytest.fixture
def records():
    """The server's log, as a running server writes it."""
    former = logging.getLogRecordFactory()
    failures.on_process_starting(None)
    yield
    logging.setLogRecordFactory(former)


def test_no_log_holds_a_text_of_a_case(web, records, monkeypatch, caplog):
    case = web.case("in_process")

    def fails(view):
        __traceback_info__ = view.context.title
        try:
            raise KeyError(view.context.title)
        except KeyError:
            raise ValueError(f"{view.context.title} {view.request}") from None

    monkeypatch.setattr(CaseView, "__call__", fails)
    monkeypatch.setattr(ActionsAvailable, "reply", fails)
    worker = web.visitor("worker.idi")
    with caplog.at_level(logging.DEBUG):
        page = worker.page(case)
        data = worker.get(f"{case}/@actions-available")
    written = "".join(logging.Formatter().format(record) for record in caplog.records)
    assert (page.status_code, data.status_code) == (500, 500)
    assert SECRET not in page.text and SECRET not in data.text
    assert SECRET not in written
    # Who looks after the server still sees where it was.
    assert "ValueError" in written and "test_failures.py" in written
    entries = web.committed(lambda house: str(house.portal.error_log.getLogEntries()))
    assert SECRET not in entries


def test_our_own_log_outside_requests(records, caplog):
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise ValueError(SECRET) from error
    except ValueError:
        logging.getLogger("ntnu.deviations.clock.apart").exception("The clock could not do it.")
        logging.getLogger("elsewhere").exception("Another's log is as ever.")
    ours, others = (logging.Formatter().format(record) for record in caplog.records)
    assert SECRET not in ours and ours.count("in test_our_own_log") == 2 and "KeyError" in ours
    assert SECRET in others
