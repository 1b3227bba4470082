"""Settings that are new get their defaults, the institution's names NTNU's; those the site has keep what was
set.

The profile's registry step would set every list to what is shipped.
"""

from ntnu.deviations.archive.settings import IArchiveSettings
from ntnu.deviations.archive.settings import PREFIX as ARCHIVE
from ntnu.deviations.settings import IDeviationSettings
from ntnu.deviations.settings import IFormerChoices
from ntnu.deviations.settings import PREFIX
from plone.app.registry.exportimport.handler import RegistryImporter
from plone.registry.interfaces import IRegistry
from zope.component import getUtility

_SCHEMAS = ((IDeviationSettings, PREFIX), (IFormerChoices, PREFIX), (IArchiveSettings, ARCHIVE))


def add_new_settings(setup) -> None:
    """A record for each field of the schemas."""
    registry = getUtility(IRegistry)
    named = f"{PREFIX}.institution" in registry
    for schema, prefix in _SCHEMAS:
        registry.registerInterface(schema, prefix=prefix)
    if not named:
        _name(registry, setup)


def _name(registry, setup) -> None:
    """What the texts said until they could name others; the archive's name was among its settings."""
    profile = setup._getImportContext("profile-ntnu.deviations:default", should_purge=False)
    RegistryImporter(registry, profile).importDocument(profile.readDataFile("registry/institution.xml"))
    if (former := registry.records.get(f"{ARCHIVE}.name")) is not None:
        registry[f"{PREFIX}.archive"] = former.value
        del registry.records[f"{ARCHIVE}.name"]
