"""The ids of the content types get a prefix: a site may have its own ``Message`` or ``Department``."""

import logging
from Acquisition import aq_base
from collections.abc import Iterator
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.units import registers
from ntnu.deviations.access.units import unit_contents
from ntnu.deviations.access.upkeep import every_case
from ntnu.deviations.domain import type_ids
from Products.CMFCore.utils import getToolByName

log = logging.getLogger(__name__)

#: The former id of a type -> its current id.
RENAMED = {
    "Faculty": type_ids.FACULTY,
    "Department": type_ids.DEPARTMENT,
    "Measure": type_ids.MEASURE,
    "Hearing": type_ids.HEARING,
    "Statement": type_ids.STATEMENT,
    "Message": type_ids.MESSAGE,
    "Attachment": type_ids.ATTACHMENT,
}
_OURS = "ntnu.deviations."


def rename_types(tool) -> None:
    """Give all content its new type id, and remove the former types where they are this product's."""
    site, changed = getToolByName(tool, "portal_url").getPortalObject(), 0
    for register in registers(site):
        for content in _content(register):
            former = aq_base(content).portal_type
            if former in RENAMED:
                content.portal_type = RENAMED[former]
                changed += 1
        for unit in unit_contents(register):
            unit.reindexObject(idxs=["portal_type", "Type"])
    types, workflows = getToolByName(site, "portal_types"), getToolByName(site, "portal_workflow")
    for former in RENAMED:
        found = types.get(former)
        if found is not None and getattr(found, "klass", "").startswith(_OURS):
            types.manage_delObjects([former])
            workflows.setChainForPortalTypes([former], "(Default)")
    log.info("%s objects have the id of their type anew.", changed)


def _content(register) -> Iterator:
    """All content of a register with one of the types, including what was handed over to SpeakUp!."""
    yield from unit_contents(register)
    for case in every_case(register):
        yield from every_part(case)
    registry = registry_of(register)
    for case in registry.objectValues() if registry is not None else ():
        if case.handed is not None:
            yield from _handed(case.handed.parts.values())


def _handed(parts) -> Iterator:
    for part in parts:
        yield part
        if part.isPrincipiaFolderish:
            yield from _handed(part.objectValues())
