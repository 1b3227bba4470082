"""Taking away everything of an object that is not named as something that stays."""

from Acquisition import aq_base
from collections.abc import Collection
from persistent.mapping import PersistentMapping

#: What makes an object of Plone's out of it, and who may see it in the state it is in.
_FRAME = frozenset(
    {
        "id",
        "portal_type",
        "creation_date",
        "modification_date",
        "workflow_history",
        "_plone.uuid",
        "_tree",
        "_count",
        "_mt_index",
        "_caselog",
        # The catalog's, where a move waits to be indexed.
        "_old_path",
    }
)


def scrub(content, kept: Collection[str]) -> None:
    """Delete every attribute that is not in ``kept``, also those nobody has thought of yet.

    What stays of the workflow's history is the last state, without who brought it about and why.
    """
    bare = aq_base(content)
    bare._p_activate()
    for name in list(vars(bare)):
        if name not in _FRAME and name not in kept and not name.endswith("_Permission"):
            delattr(bare, name)
    history = getattr(bare, "workflow_history", None) or {}
    bare.workflow_history = PersistentMapping(
        {
            workflow: ({"review_state": rows[-1]["review_state"], "time": rows[-1]["time"], **_NOBODY},)
            for workflow, rows in history.items()
            if rows
        }
    )


_NOBODY = {"action": None, "actor": "", "comments": ""}
