"""What the site's catalog keeps of a case: number and title, no other word of it."""

from ntnu.deviations.interfaces import IDeviationReport
from plone.indexer import indexer


@indexer(IDeviationReport)
def searchable_text(case):
    """Site search knows number and title only."""
    return f"{case.number} {case.Title()}"


@indexer(IDeviationReport)
def nothing(case):
    """Empty, where Plone would keep what stands in the case."""
    return ""


@indexer(IDeviationReport)
def nobody(case):
    """None, where Plone would keep who wrote."""
    return None


@indexer(IDeviationReport)
def no_uid(case):
    """None: whoever holds a UID could ask Plone (``resolveuid`` and its kin) where the case is now.

    The register's own index knows cases by UID.
    """
    return None


@indexer(IDeviationReport)
def no_second_id(case):
    """None: ``getId`` tells the same, and each such index is five objects more at each submission."""
    return None


@indexer(IDeviationReport)
def no_one(case):
    """No persons."""
    return ()


@indexer(IDeviationReport)
def one_interface(case):
    """The one a search may want: thirty others would be thirty sets written at each submission."""
    return (IDeviationReport.__identifier__,)


@indexer(IDeviationReport)
def unknown(case):
    """No entry, where no search for cases has any use of one."""
    raise AttributeError
