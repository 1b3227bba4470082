"""Fields that other packages add to a case.

Each such package defines them in its own schema, which names the part of the case they belong to, and
registers it as a behavior. The type ``DeviationReport`` of a site has those that are enabled there.
"""

from collections.abc import Callable
from ntnu.deviations.case.interfaces import IAddedSchemas
from ntnu.deviations.case.schema.fieldsets import add_to_fieldset
from ntnu.deviations.case.schema.tags import PART
from ntnu.deviations.case.schema.tags import read_by
from ntnu.deviations.case.schema.tags import READ_PERMISSIONS
from ntnu.deviations.domain import type_ids
from plone.autoform.interfaces import IFormFieldProvider
from plone.dexterity.schema import SCHEMA_CACHE
from zope.interface import alsoProvides
from zope.interface import provider
from zope.interface.interface import InterfaceClass


def of_part(part: InterfaceClass) -> Callable[[InterfaceClass], InterfaceClass]:
    """Decorates a schema whose fields are added to a part of the case: ``IReported``, ``IReceipt``,
    ``IProcess``, ``IOutcome`` or ``IPreliminary``. Everybody who reads the part reads them; where the schema
    names a permission for a field (``read_by``, or plone.autoform's ``read_permission``), only those who also
    have that permission."""

    def decorate(schema: InterfaceClass) -> InterfaceClass:
        (permission,) = {*part.getTaggedValue(READ_PERMISSIONS).values()}
        schema.setTaggedValue(PART, part)
        alsoProvides(schema, IFormFieldProvider)
        add_to_fieldset(schema, part)
        return read_by(permission, **schema.queryTaggedValue(READ_PERMISSIONS, {}))(schema)

    return decorate


@provider(IAddedSchemas)
def added_schemas() -> tuple[InterfaceClass, ...]:
    """Utility: see ``IAddedSchemas``."""
    found = SCHEMA_CACHE.behavior_schema_interfaces(type_ids.REPORT)
    return tuple(schema for schema in found if schema.queryTaggedValue(PART) is not None)
