"""Cases leave the site's catalog, and the register's own index is filled anew."""

import logging
from Acquisition import aq_base
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.index import VERSION
from ntnu.deviations.access.units import registers
from ntnu.deviations.access.upkeep import every_case
from ntnu.deviations.access.upkeep import rebuild
from ntnu.deviations.interfaces import IDeviationReport
from ntnu.deviations.upgrades.v1001.lexicon import forget_words
from Products.CMFCore.utils import getToolByName

log = logging.getLogger(__name__)


def leave_catalog(tool) -> None:
    """Remove every case, and the words of its title, from the catalog."""
    site, catalog = _site(tool), getToolByName(tool, "portal_catalog")
    brains = catalog.unrestrictedSearchResults(object_provides=IDeviationReport.__identifier__)
    paths = {brain.getPath() for brain in brains}
    titles = {brain.Title for brain in brains}
    for register in registers(site):
        for case in every_case(register):
            path = "/".join(case.getPhysicalPath())
            if catalog.getrid(path) is not None:
                paths.add(path)
                titles.add(f"{case.number} {case.title}")
    for path in sorted(paths):
        catalog.uncatalog_object(path)
    if paths:
        forget_words(tool, titles)
    log.info("%s cases have been taken out of the catalog.", len(paths))


def rebuild_indexes(tool) -> None:
    """Fill the index of every register whose version is not the code's."""
    for register in registers(_site(tool)):
        if aq_base(index_of(register)).version != VERSION:
            log.info("%s: %s cases have been indexed.", register.getId(), rebuild(register))


def _site(tool):
    return getToolByName(tool, "portal_url").getPortalObject()
