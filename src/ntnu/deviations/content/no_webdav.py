"""Content that is read and changed by pages and services only."""


class NoWebDAV:
    """Mixed into everything of ours. WebDAV's methods are refused at the register: ``access/allowed.py``."""

    #: Zope would answer ``HEAD`` by this method; without it, as it answers ``GET``.
    HEAD = None
    #: A walk that begins above the register (``DELETE``, ``UNLOCK``, ``PROPFIND`` of the site, as methods or
    #: by address) ends here: its answer would name what is below, hidden cases too.
    __dav_collection__ = 0
