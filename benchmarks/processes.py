"""Eight writers at one process and at two with one database: ``python -m benchmarks.processes``.

Nothing may be refused and no number given twice; two processes should do more than one. They are measured in
turn, under the same load of the machine. It needs Debian's ``postgresql``.
"""

import argparse
import shutil
import subprocess
import sys
import time
from benchmarks import cases
from benchmarks import house
from benchmarks import shared
from benchmarks.client import Client
from benchmarks.client import Refused
from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from scripts.instance import FILESTORAGE
from scripts.instance import make_instance
from statistics import median
from tests.server import Server

WRITERS = 8
_FOLDER = Path(__file__).parents[1] / "build" / "bench-processes"


@dataclass(frozen=True)
class Rush:
    """The result of eight writers: statuses and how often they occurred, the numbers, submissions a
    second."""

    statuses: Counter
    numbers: tuple[str, ...]
    per_second: float


@contextmanager
def filestorage(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """One process has the file to itself."""
    yield FILESTORAGE, dict(shared.CLOCK_OFF)


STORAGES = {"FileStorage": filestorage, "RelStorage": shared.postgresql, "ZEO": shared.zeo}


@contextmanager
def servers(folder: Path, kind: str) -> Iterator[list[Server]]:
    """Two running servers with one database, with people and units; one for FileStorage."""
    with ExitStack() as stack:
        section, environment = stack.enter_context(STORAGES[kind](folder / "database"))
        made = []
        for name in ("first", "second")[: 1 if kind == "FileStorage" else 2]:
            home = folder / name
            if made:
                # The same key: the servers belong to one site.
                shutil.copytree(made[0].instance.home / "etc", home / "etc")
            server = Server(home, environment=environment)
            if kind != "FileStorage":
                server.instance = make_instance(
                    home, server.instance.port, storage=section, environment=environment
                )
                # A server is created where it finds no database file.
                server.instance.database.touch()
            if not made:
                server.bootstrap()
                load = [sys.executable, "-m", "benchmarks.load", str(home), "0"]
                subprocess.run(load, env=server.instance.process_environment(), check=True)
            made.append(server)
        for server in made:
            server.start()
            stack.callback(server.kill)
        yield made


def rush(running: Sequence[Server], each: int, seed: int) -> Rush:
    """Eight writers send so many reports each, spread over the servers."""

    def write(writer: int):
        server = running[writer % len(running)]
        client = Client(server.root_url, house.reporter(writer))
        statuses, numbers = Counter(), []
        for number in range(each):
            body = cases.body(seed + writer * each + number, f"F{writer % house.FACULTIES}", None)
            try:
                numbers.append(client.post("deviations/@report-deviation", body).json["case_number"])
                statuses[201] += 1
            except Refused as refused:
                statuses[refused.status] += 1
        return statuses, numbers

    start = time.perf_counter()
    with ThreadPoolExecutor(WRITERS) as writers:
        found = list(writers.map(write, range(WRITERS)))
    seconds = time.perf_counter() - start
    statuses = sum((statuses for statuses, _numbers in found), Counter())
    numbers = tuple(number for _statuses, numbers in found for number in numbers)
    return Rush(statuses, numbers, WRITERS * each / seconds)


def main() -> int:
    """Measure every storage; 1 when something was refused, lost or given twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("storages", nargs="*", default=list(STORAGES), metavar="storage")
    parser.add_argument("--each", type=int, default=60, help="reports of each writer in a round")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    shutil.rmtree(_FOLDER, ignore_errors=True)
    wrong = 0
    print("| Storage | Processes | Submissions | Not stored | Submissions/s | Against one process |")
    print("|---|---:|---:|---:|---:|---:|", flush=True)
    for kind in options.storages:
        with servers(_FOLDER / kind, kind) as running:
            wrong += _measured(kind, running, options)
    shutil.rmtree(_FOLDER)
    return 1 if wrong else 0


def _measured(kind: str, running: list[Server], options: argparse.Namespace) -> int:
    rush(running, 5, 0)
    found: dict[int, list[Rush]] = {}
    for round_ in range(options.rounds):
        for count in range(1, len(running) + 1):
            seed = (round_ * 2 + count) * 10_000
            found.setdefault(count, []).append(rush(running[:count], options.each, seed))
    numbers = [number for rushes in found.values() for one in rushes for number in one.numbers]
    wrong = len(numbers) - len(set(numbers))
    for count, rushes in found.items():
        sent = sum(one.statuses.total() for one in rushes)
        refused = {status: n for one in rushes for status, n in one.statuses.items() if status != 201}
        ratios = [one.per_second / alone.per_second for one, alone in zip(rushes, found[1], strict=True)]
        speed = median(one.per_second for one in rushes)
        print(
            f"| {kind} | {count} | {sent} | {refused or 0} | {speed:.1f} | {median(ratios):.2f} |", flush=True
        )
        wrong += sum(refused.values())
    return wrong


if __name__ == "__main__":
    sys.exit(main())
