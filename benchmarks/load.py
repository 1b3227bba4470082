"""Fills a stopped instance: ``python -m benchmarks.load <folder> <number of cases and of Documents>``.

The organisation is created where there is none yet; with the number 0 that is all.
"""

import sys
import transaction
from benchmarks import cases
from benchmarks import check
from benchmarks import documents
from benchmarks import house
from benchmarks.offline import site_of
from ntnu.deviations.access.index import index_of
from ntnu.deviations.access.upkeep import settle
from pathlib import Path

_BATCH = 1000


def main(home: str, count: int) -> int:
    """Load, and fail when a copy is not the same as a real case."""
    with site_of(Path(home)) as site:
        if house.REGISTER not in site.objectIds():
            house.build(site)
            transaction.commit()
        if not count:
            return 0
        report, document = cases.Copier(site), documents.Copier(site)
        different = [
            difference
            for state, model in report.models.items()
            for difference in check.cases(site, model, report.copied(state, 0, 0, 0, 0))
        ]
        different += check.documents(site, document.model, document.copied(0, 0, 0))
        transaction.abort()
        for difference in different:
            print(difference)
        if different:
            return 1
        for number in range(count):
            report.add(number, count)
            document.add(number, count)
            if number % _BATCH == _BATCH - 1:
                transaction.commit()
        # As the clock does.
        settle(index_of(site[house.REGISTER]))
        transaction.commit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
