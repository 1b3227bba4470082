"""All that an action may change, read off the site: what fails must leave it as it was."""

from Acquisition import aq_base
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.part_facts import state_of_part
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.interfaces import IDeviationReport
from ntnu.deviations.mail import outbox
from plone.app.redirector.interfaces import IRedirectionStorage
from zope.component import getUtility

#: Attributes that hold objects of their own: their repr tells an address, not a value.
_OBJECTS = frozenset({"_caselog", "_tree", "_count", "_mt_index", "__parent__", "workflow_history"})


def cases(house) -> list:
    """Every case of the register, wherever it is, oldest first."""
    found = [
        case for unit in house.units() for case in unit.objectValues() if IDeviationReport.providedBy(case)
    ]
    return sorted(found, key=lambda case: case.submitted)


def fields(case) -> dict[str, str]:
    """What is stored on a case, but for its log and its parts."""
    # A ghost's __dict__ is empty until it is asked for something.
    case.getId()
    bare = aq_base(case)
    bare._p_activate()
    return {name: repr(value) for name, value in vars(bare).items() if name not in _OBJECTS}


def told(part) -> tuple:
    """What a part of a case holds, beside what lives in it: fields, state, steps."""
    steps = {name: len(entries) for name, entries in (part.workflow_history or {}).items()}
    return fields(part), state_of_part(part), steps


def picture(house) -> dict:
    """The register: cases and their places, fields, states, parts, logs; folder roles; mail; lists."""
    workflow = house.portal.portal_workflow
    return {
        "cases": {
            "/".join(case.getPhysicalPath()): (
                fields(case),
                workflow.getInfoFor(case, "review_state"),
                {name: len(steps) for name, steps in case.workflow_history.items()},
                {"/".join(part.getPhysicalPath()): told(part) for part in every_part(case)},
                [(entry.actor, entry.action, entry.why) for entry in caselog.entries(case)],
                str(case.effective()),
            )
            for case in cases(house)
        },
        "units": {
            unit.code: (
                repr(sorted(unit.get_local_roles())),
                repr(unit.role_days),
                len(caselog.entries(unit)),
            )
            for unit in house.units()
        },
        "heard": {person: tuple(rows) for person, rows in house.register.hearing_members.items()},
        "carrying out": dict(house.register.measure_people),
        "mail": len(getattr(aq_base(house.portal.MailHost), "messages", ()))
        + outbox.state(house.register).waiting,
        "listed": dict(index_of(house.register).rows.items()),
        "kept out": dict(house.register.exclusions),
        "catalog": sorted(
            brain.getPath() for brain in house.portal.portal_catalog.unrestrictedSearchResults()
        ),
        "redirects": len(list(getUtility(IRedirectionStorage))),
    }
