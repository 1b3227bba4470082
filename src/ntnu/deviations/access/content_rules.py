"""Content rules do not run at or below a register.

A rule of the site may mail, copy or publish whatever comes, with ``${user_fullname}`` in it: of an
anonymous notification, a report, an internal note. Nothing of a case leaves by a rule; whoever wants to
know of cases elsewhere asks the REST services.

Plone asks one adapter for each folder, from the place of the event up to the site: here is the one that
leaves out what is in a register.
"""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Iterator
from dataclasses import dataclass
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.units import register_of
from ntnu.deviations.access.units import unit_contents
from plone.contentrules.engine.assignments import KEY
from plone.contentrules.engine.executor import RuleExecutor
from plone.contentrules.engine.interfaces import IRuleStorage
from Products.CMFCore.interfaces import ISiteRoot
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.component import queryUtility
from zope.interface.interfaces import IObjectEvent


class QuietExecutor(RuleExecutor):
    """Runs the rules of a folder, unless the event is about the register or something in it."""

    def __call__(self, event, bubbled=False, rule_filter=None):
        """Run the rules for an event; ``bubbled``: it happened further down."""
        if not _in_a_register(self.context, event):
            super().__call__(event, bubbled=bubbled, rule_filter=rule_filter)


def _in_a_register(context, event) -> bool:
    # The place something came from, or goes to, counts too: after a removal the object itself has no place.
    around = (context, *(getattr(event, name, None) for name in ("object", "oldParent", "newParent")))
    return any(register_of(place) is not None for place in around)


@dataclass(frozen=True)
class IdleRule:
    """A rule that would run if rules did: its ``title``, and the ``place`` it is assigned to."""

    title: str
    place: Any


def idle_rules(register) -> Iterator[IdleRule]:
    """Rules that are in use and would run for events in the register: those of every place above it (where
    they also apply below that place), of the register and of its units."""
    storage = queryUtility(IRuleStorage)
    if storage is None or not storage.active:
        return
    registry = registry_of(register)
    here = [register, *unit_contents(register), *([] if registry is None else [registry])]
    for place, above in (*((place, True) for place in _above(register)), *((place, False) for place in here)):
        # Plone's own lookup would write a list of rules into the place.
        for assignment in (IAnnotations(place).get(KEY) or {}).values():
            rule = storage.get(assignment.__name__)
            if rule is None or not (
                rule.enabled and assignment.enabled and (assignment.bubbles or not above)
            ):
                continue
            if rule.event is not None and rule.event.isOrExtends(IObjectEvent):
                yield IdleRule(rule.title, place)


def _above(register) -> Iterator[Any]:
    place = register
    while place is not None and not ISiteRoot.providedBy(place):
        place = aq_parent(aq_inner(place))
        if place is not None:
            yield place
