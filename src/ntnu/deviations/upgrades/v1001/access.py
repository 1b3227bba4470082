"""Roles on cases, parts and units come from the product's own plugin, under names that no site can give."""

import logging
from collections.abc import Iterator
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.setup import install_plugin
from ntnu.deviations.access.units import registers
from ntnu.deviations.access.units import unit_contents
from ntnu.deviations.access.upkeep import every_case
from Products.CMFCore.utils import getToolByName
from typing import Any

log = logging.getLogger(__name__)


def seal_roles(tool) -> None:
    """The new plugin replaces the former one, and all content of this product gets the permissions of the
    current workflows."""
    site = getToolByName(tool, "portal_url").getPortalObject()
    workflows = getToolByName(tool, "portal_workflow")
    install_plugin(site)
    changed = 0
    for register in registers(site):
        for thing in _everything(register):
            for workflow in workflows.getWorkflowsFor(thing):
                changed += bool(workflow.updateRoleMappingsFor(thing))
    log.info("The permissions of %s objects have been brought up to date.", changed)


def _everything(register) -> Iterator[Any]:
    """A register, its units, its cases with their parts, its notification cases."""
    yield register
    yield from unit_contents(register)
    for case in every_case(register):
        yield case
        yield from every_part(case)
    registry = registry_of(register)
    if registry is not None:
        yield registry
        yield from registry.objectValues()
