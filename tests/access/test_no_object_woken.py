"""A list comes from the index alone: no case is read from the database for it."""

import pytest
import transaction
from collections.abc import Callable
from ntnu.deviations.access import index
from ntnu.deviations.access.listing import count
from ntnu.deviations.access.listing import search
from ntnu.deviations.access.listing import SORTS
from ntnu.deviations.access.listing import VIEWS
from ntnu.deviations.access.memberships import memberships
from ntnu.deviations.content.case_part import CaseChild
from ntnu.deviations.content.report import DeviationReport
from ntnu.deviations.interfaces import IDeviationsLayer
from ZODB.Connection import Connection
from zope.component import getMultiAdapter
from zope.globalrequest import getRequest
from zope.interface import alsoProvides

CASES = 30


@pytest.fixture
def filled(house):
    """The register with cases of every state, more of them than a list shows at once."""
    for number in range(CASES):
        house.report(title=f"Melding {number}", themes=["assessment"])
    for state in ("forwarded", "in_process", "closed", "not_approved", "reregistered"):
        house.case(state)
    return house


@pytest.fixture
def woken(monkeypatch) -> Callable[[Callable[[], object]], list]:
    """Runs something with an empty cache; returns the cases, and parts of cases, read meanwhile."""

    def cases_read(house, run) -> list:
        # What was not written yet cannot be read again.
        transaction.savepoint()
        house.portal._p_jar.cacheMinimize()
        read = []
        original = Connection.setstate

        def setstate(connection, obj):
            if isinstance(obj, DeviationReport | CaseChild):
                read.append(obj)
            original(connection, obj)

        with monkeypatch.context() as patched:
            patched.setattr(Connection, "setstate", setstate)
            run()
        return read

    return cases_read


def test_reading_a_case_is_seen(filled, woken):
    case = filled.report()
    assert woken(filled, lambda: case.title) == [case]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort_on", SORTS)
@pytest.mark.parametrize("one_by_one", [0, 400], ids=["many cases", "few cases"])
def test_lists_with_counts(filled, woken, monkeypatch, one_by_one, sort_on, descending):
    monkeypatch.setattr(index, "_ONE_BY_ONE", one_by_one)
    user, found = filled.user("recipient.ie"), []

    def run():
        for view in VIEWS:
            found.append(
                search(filled.register, user, view=view, sort_on=sort_on, descending=descending, facets=True)
            )
            count(filled.register, user, view)

    assert woken(filled, run) == []
    assert dict(zip(VIEWS, found, strict=True))["unit"].total == CASES + 5
    assert len(dict(zip(VIEWS, found, strict=True))["unit"].rows) == 25


@pytest.mark.parametrize(
    "filters",
    [
        {"state": "received"},
        {"unit": "IE"},
        {"theme": "assessment"},
        {"text": "melding 7"},
    ],
    ids=str,
)
def test_filtered_lists(filled, woken, filters):
    user, found = filled.user("recipient.ie"), []
    assert woken(filled, lambda: found.append(search(filled.register, user, filters=filters))) == []
    assert found[0].total > 0


def test_the_service(filled, woken):
    request, answers = getRequest(), []
    alsoProvides(request, IDeviationsLayer)
    request.form.update(view="unit", b_size="25")

    def run():
        with filled.acting("recipient.ie"):
            service = getMultiAdapter((filled.register, request), name="GET_application_json_@deviations")
            answers.append(service.reply())

    assert woken(filled, run) == []
    (answer,) = answers
    assert len(answer["items"]) == 25
    assert answer["facets"]["state"]["received"] == CASES


def test_who_is_in_which_group(filled, woken):
    """Every request of somebody with a role asks for it."""
    assert woken(filled, lambda: memberships(filled.register, filled.user("recipient.ie"))) == []
