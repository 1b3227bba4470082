"""Content that keeps itself out of every catalog: a search, a list and a count reveal content too."""

from ntnu.deviations.content.refusal import refusal


class Uncatalogued:
    """Mixed into content that is reached through its place, its number or the register's own index
    (``access/index.py``), and never copied or moved."""

    creators = ()

    def addCreator(self, creator=None):
        """Nobody: the author is shown only to those who may know."""

    def Creator(self):
        return ""

    def indexObject(self):
        """Not in the catalog."""

    def unindexObject(self):
        """Not in the catalog."""

    def reindexObject(self, idxs=(), update_metadata=1, uid=None):
        """Not in the catalog."""

    def reindexObjectSecurity(self, skip_self=False):
        """Not in the catalog."""

    def cb_isCopyable(self):
        raise refusal("use_forms")

    def cb_isMoveable(self):
        raise refusal("use_forms")
