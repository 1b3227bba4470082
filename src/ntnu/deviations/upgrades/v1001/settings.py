"""Settings that are new get their defaults; those the site has keep what was set.

The profile's registry step would set every list to what is shipped.
"""

from ntnu.deviations.archive.settings import IArchiveSettings
from ntnu.deviations.archive.settings import PREFIX as ARCHIVE
from ntnu.deviations.settings import IDeviationSettings
from ntnu.deviations.settings import IFormerChoices
from ntnu.deviations.settings import PREFIX
from plone.registry.interfaces import IRegistry
from zope.component import getUtility

_SCHEMAS = ((IDeviationSettings, PREFIX), (IFormerChoices, PREFIX), (IArchiveSettings, ARCHIVE))


def add_new_settings(setup) -> None:
    """A record for each field of the schemas."""
    registry = getUtility(IRegistry)
    for schema, prefix in _SCHEMAS:
        registry.registerInterface(schema, prefix=prefix)
