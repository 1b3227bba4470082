"""Content that is read and changed by pages and services only."""


class NoWebDAV:
    """Mixed into all content of this product. WebDAV's methods are refused at the register:
    ``access/allowed.py``."""

    #: Zope would answer ``HEAD`` with this method; without it, ``HEAD`` is answered like ``GET``.
    HEAD = None
    #: Traversal that begins above the register (``DELETE``, ``UNLOCK``, ``PROPFIND`` of the site, as methods
    #: or by address) ends here: the answer would name what is below, including hidden cases.
    __dav_collection__ = 0
