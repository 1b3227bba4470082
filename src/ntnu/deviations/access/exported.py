"""What a case keeps of its way to the archive, and of whether it belongs there."""

from ntnu.deviations.core.exports import Export
from ntnu.deviations.core.retention import Mark


def exports_of(case) -> tuple[Export, ...]:
    """Every export of the case, the first first."""
    return tuple(Export(*stored) for stored in case.exports)


def mark_of(case) -> Mark | None:
    """Who said that the case is not worth archiving; None where nobody did."""
    return Mark(*case.not_worth_archiving) if case.not_worth_archiving else None
