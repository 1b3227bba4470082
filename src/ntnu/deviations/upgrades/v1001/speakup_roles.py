"""A person who holds the role SpeakUp! recipient when the site is upgraded counts as confirmed."""

from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.holders import direct_holders
from ntnu.deviations.access.units import registers
from ntnu.deviations.domain import roles
from zope.component.hooks import getSite


def confirm_recipients(setup) -> None:
    """Record in each registry who its recipients are. A registry with such a record keeps it."""
    for register in registers(getSite()):
        registry = registry_of(register)
        if registry is not None and registry.confirmed is None:
            registry.confirmed = tuple(sorted(direct_holders(registry, roles.SPEAKUP_RECIPIENT)))
