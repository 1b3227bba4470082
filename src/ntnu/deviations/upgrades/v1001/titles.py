"""Normalises titles like all new text: see ``domain/text.py``."""

import logging
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.units import registers
from ntnu.deviations.access.upkeep import every_case
from ntnu.deviations.domain.text import tidy
from Products.CMFCore.utils import getToolByName

log = logging.getLogger(__name__)


def tidy_titles(tool) -> None:
    """Titles of cases, and of their parts; where nothing of one is visible, the case's number."""
    changed = 0
    for register in registers(getToolByName(tool, "portal_url").getPortalObject()):
        for case in every_case(register):
            for content in (case, *every_part(case)):
                title = getattr(content.aq_base, "title", None)
                if title and tidy(title) != title:
                    content.title = tidy(title) or case.number
                    changed += 1
    log.info("%s titles have been tidied.", changed)
