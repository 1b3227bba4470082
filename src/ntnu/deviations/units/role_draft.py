"""A form of a folder role that somebody has begun to fill in."""

from ntnu.deviations import _
from ntnu.deviations.access.holders import offered
from ntnu.deviations.access.units import unit_content
from ntnu.deviations.case.interfaces import IDraftedForm
from ntnu.deviations.drafts.store import Draft
from zope.interface import implementer


@implementer(IDraftedForm)
class FolderRoleDraft:
    """A change of a folder role of a unit that somebody has begun."""

    name = "folder_role"
    title = _("draft_folder_role", default="Change of a folder role")

    def may_still(self, register, draft: Draft) -> bool:
        """See ``IDraftedForm``."""
        unit = unit_content(register, draft.part)
        return unit is not None and bool(offered(unit))
