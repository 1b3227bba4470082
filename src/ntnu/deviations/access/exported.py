"""What a case stores about its exports to the archive, and whether it belongs there."""

from ntnu.deviations.domain.exports import Export
from ntnu.deviations.domain.retention import Mark
from ntnu.deviations.domain.retention import Standing
from ntnu.deviations.now import local_date


def exports_of(case) -> tuple[Export, ...]:
    """Every export of the case, the first first."""
    return tuple(Export(*stored) for stored in case.exports)


def mark_of(case) -> Mark | None:
    """Who said that the case is not worth archiving; None where nobody did."""
    return Mark(*case.not_worth_archiving) if case.not_worth_archiving else None


def standing_of(case, ended: bool, revision: int) -> Standing:
    """What the rule of the retention period needs to know of the case. ``ended``: is it finished?
    ``revision`` is what it has come to."""
    return Standing(
        ended=ended,
        closed=local_date(case.closed) if case.closed else None,
        revision=revision,
        exports=exports_of(case),
        mark=mark_of(case),
        anonymised=case.anonymised,
    )
