"""The demo's "now": its own site's only, moved forward, never back."""

import pytest
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from ntnu.deviations.demo.now import DemoNow
from ntnu.deviations.demo.now import pinned
from ntnu.deviations.engine.errors import InvalidData
from ntnu.deviations.interfaces import IDemoClock
from ntnu.deviations.interfaces import IDemoLayer
from ntnu.deviations.now import now
from plone.app.testing import applyProfile
from plone.browserlayer.utils import registered_layers
from zope.component import getUtility
from zope.component import queryUtility
from zope.component.hooks import site

MOMENT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def demo(portal):
    applyProfile(portal, "ntnu.deviations:demo")
    return portal


def ahead():
    """Days that "now" is ahead of the machine's clock."""
    return round((now() - datetime.now(UTC)) / timedelta(days=1), 3)


def test_other_sites_have_no_demo_clock(portal):
    assert queryUtility(IDemoClock) is None
    assert IDemoLayer not in registered_layers()
    with pinned(MOMENT):
        assert now() > MOMENT


def test_days_add_up(demo):
    assert IDemoLayer in registered_layers()
    clock = getUtility(IDemoClock)
    assert (ahead(), clock.offset()) == (0, 0)
    clock.forward(1)
    clock.forward(366)
    assert (ahead(), clock.offset()) == (367, 367)


def test_outside_the_site_the_machines_clock_counts(demo):
    getUtility(IDemoClock).forward(40)
    with site(None):
        assert ahead() == 0
    assert ahead() == 40


def test_installing_again_keeps_the_time(demo):
    getUtility(IDemoClock).forward(5)
    demo.portal_setup.runAllImportStepsFromProfile("profile-ntnu.deviations:demo")
    assert ahead() == 5


@pytest.mark.parametrize("days", (0, -1, 367, True, 1.0, "1", None, [1]))
def test_only_whole_days_forward_and_a_year_at_most(days):
    clock = DemoNow()
    with pytest.raises(InvalidData) as caught:
        clock.forward(days)
    assert [(e.field, e.code) for e in caught.value.errors] == [("forward_days", "wrong_type")]
    assert clock.offset() == 0


def test_pinned_while_the_demo_is_made(demo):
    getUtility(IDemoClock).forward(5)
    with pinned(MOMENT):
        assert now() == MOMENT
        with pinned(MOMENT + timedelta(hours=1)):
            assert now() == MOMENT + timedelta(hours=1)
        assert now() == MOMENT
    assert ahead() == 5
