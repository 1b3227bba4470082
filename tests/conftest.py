"""What every test may use. Tests under ``core`` run without Plone: its fixtures come with other modules."""

import pytest
from pathlib import Path

CORE = Path(__file__).parent / "core"


def pytest_collectstart(collector):
    """Load the fixtures that need Plone when a module outside ``core`` is collected, not before."""
    if isinstance(collector, pytest.Module) and CORE not in collector.path.parents:
        collector.config.pluginmanager.import_plugin("tests.fixtures")
