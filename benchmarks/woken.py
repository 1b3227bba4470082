"""How many cases does a list load? ``python -m benchmarks.woken <folder of a stopped instance>``."""

import sys
from benchmarks import house
from benchmarks.offline import site_of
from ntnu.deviations.access.listing import search
from ntnu.deviations.content.report import DeviationReport
from pathlib import Path


def main(home: str) -> int:
    """Print the number of cases loaded from the database while a work list is made."""
    woken = []
    original = DeviationReport.__setstate__

    def counted(case, state):
        woken.append(case)
        original(case, state)

    with site_of(Path(home)) as site:
        user = site.acl_users.getUserById(house.recipient(0))
        register = site[house.REGISTER]
        site._p_jar.cacheMinimize()
        DeviationReport.__setstate__ = counted
        found = search(register, user, view="unit", b_size=25, facets=True)
        if len(found.rows) != 25:
            raise RuntimeError(f"{len(found.rows)} rows")
    print(len(woken))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
