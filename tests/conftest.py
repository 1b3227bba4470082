"""Shared by all tests. Unit tests run without Plone: its fixtures are in other modules."""

import pytest
from collections import Counter
from tests.kinds import is_unit
from tests.kinds import kinds
from tests.kinds import LONGEST_FIRST
from tests.kinds import weight
from uuid import uuid4


def pytest_collectstart(collector):
    """Load the fixtures that need Plone only when a module that needs them is collected."""
    if isinstance(collector, pytest.Module) and not is_unit(collector.path):
        collector.config.pluginmanager.import_plugin("tests.fixtures")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark each test with its kind, before pytest selects the requested ones."""
    found = kinds((item.path, getattr(item, "fixturenames", ())) for item in items)
    for item in items:
        item.add_marker(found[item.path])
    # Files that take long come first, so that the processes end at about the same time.
    sizes = Counter(item.path for item in items)
    items.sort(key=lambda item: (LONGEST_FIRST.index(weight(item.path, found[item.path])), -sizes[item.path]))


@pytest.fixture(autouse=True)
def no_list_of_another_test(monkeypatch, tmp_path_factory):
    """Each test finds only its own lists of the logs' heads: the clock of another may have written one."""
    folder = tmp_path_factory.getbasetemp() / "log-heads" / uuid4().hex
    monkeypatch.setenv("NTNU_DEVIATIONS_LOG_HEADS", str(folder))


def pytest_terminal_summary(terminalreporter):
    """Report how many doors were tried by whom, wherever the test ran."""
    lines = [
        value
        for reports in (terminalreporter.getreports("passed"), terminalreporter.getreports("failed"))
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == "doors" and report.when == "call"
    ]
    if lines:
        terminalreporter.section("doors tried")
        for line in lines:
            terminalreporter.write_line(line)
