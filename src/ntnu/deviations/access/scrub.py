"""Deletes every attribute of an object that is not named as one that stays."""

from Acquisition import aq_base
from collections.abc import Collection
from persistent.mapping import PersistentMapping

#: Attributes that identify the object to Plone, and that control who may see it in its state.
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
        # Attributes of the catalog, while a move waits to be indexed.
        "_old_path",
    }
)


def scrub(content, kept: Collection[str]) -> None:
    """Delete every attribute that is not in ``kept``, including attributes added later.

    Of the workflow history only the last state stays, without the person and the comment.
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
