"""``make bench``: fill two registers, measure them beside Plone's own content, and compare with the bars."""

import argparse
import os
import shutil
import sys
import time
from benchmarks import prepared
from benchmarks import report
from benchmarks.bars import Amount
from benchmarks.bars import Bar
from benchmarks.bars import measure
from benchmarks.work import Work
from contextlib import ExitStack
from pathlib import Path

_FOLDER = Path(__file__).parents[1] / "build" / "bench"
_SMALL, _LARGE = 1_000, 50_000


def main() -> int:
    """Measure; 1 when a bar is missed."""
    options = _options()
    started = time.monotonic()
    counts = [_SMALL] if options.quick else [_SMALL, _LARGE]
    if options.again:
        servers = prepared.kept(_FOLDER, counts)
    else:
        shutil.rmtree(_FOLDER, ignore_errors=True)
        print(f"Filling registers of {' and '.join(map(str, counts))} cases …", flush=True)
        servers = prepared.prepare(_FOLDER, counts)
        print(f"Filled after {time.monotonic() - started:.0f} s. Measuring …", flush=True)
    with ExitStack() as running:
        for one in servers:
            one.server.start()
            running.callback(one.server.kill)
        amount = Amount(1, 30, 100) if options.quick else Amount(options.repeats, 120, 200)
        bars = measure([Work(one) for one in servers], amount)
    woken = prepared.woken(servers[0])
    bars.append(Bar("4_objects_woken", "cases woken by a work list", "cases", woken, 25, woken, 0))
    bars.sort(key=lambda bar: bar.key)
    print(report.table(bars))
    load = ", ".join(f"{number:.1f}" for number in os.getloadavg())
    print(f"{time.monotonic() - started:.0f} s; load of the machine {load}")
    if not options.quick:
        said = f"{amount.repeats} repeats of {amount.writes} writes and {amount.reads} reads each."
        report.write(bars, said)
    if not options.keep:
        shutil.rmtree(_FOLDER)
    return 0 if all(bar.holds for bar in bars) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="1,000 cases only, one repeat; nothing is kept")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--keep", action="store_true", help="leave the databases in build/bench")
    parser.add_argument("--again", action="store_true", help="measure those that were left there")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
