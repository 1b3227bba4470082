"""New settings get their defaults, and the institution's names those of NTNU; existing settings keep their
values.

The profile's registry step would reset every list to the shipped one.
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
    """The names in the texts before they became settings; the archive's name was a setting already."""
    profile = setup._getImportContext("profile-ntnu.deviations:default", should_purge=False)
    RegistryImporter(registry, profile).importDocument(profile.readDataFile("registry/institution.xml"))
    if (former := registry.records.get(f"{ARCHIVE}.name")) is not None:
        registry[f"{PREFIX}.archive"] = former.value
        del registry.records[f"{ARCHIVE}.name"]
