"""Servers with a filled register each, and as many Documents of Plone."""

import subprocess
import sys
from benchmarks.client import Client
from pathlib import Path
from tests.server import Server

#: Mail is rendered and queued in each request, as always; sending it is another process's work, and so is
#: what the clock does, which is much for a register that was filled at once.
_ENVIRONMENT = {"MAILHOST_QUEUE_ONLY": "1", "NTNU_DEVIATIONS_CLOCK_INTERVAL": "0"}


class Prepared:
    """One server and its size."""

    def __init__(self, server: Server, count: int):
        self.server = server
        self.count = count

    @property
    def label(self) -> str:
        """The size in the names of the bars."""
        return f"{self.count // 1000}k"

    @property
    def database(self) -> Path:
        """The file of the database."""
        return self.server.instance.database

    def client(self, user: str) -> Client:
        """This user at the server."""
        return Client(self.server.root_url, user)


def prepare(folder: Path, counts: list[int]) -> list[Prepared]:
    """Stopped servers, one for each count; all are filled at the same time."""
    first = Server(folder / "empty", environment=_ENVIRONMENT)
    first.bootstrap()
    _wait(_load(first, 0))
    made = [
        Prepared(Server(folder / str(count), prepared=first.instance.home, environment=_ENVIRONMENT), count)
        for count in counts
    ]
    loads = [_load(one.server, one.count) for one in made]
    for load in loads:
        _wait(load)
    return made


def kept(folder: Path, counts: list[int]) -> list[Prepared]:
    """Servers that were prepared before, one for each count."""
    return [Prepared(Server(folder / str(count), environment=_ENVIRONMENT), count) for count in counts]


def woken(one: Prepared) -> int:
    """How many cases a work list of a stopped server loads."""
    return int(_wait(_run(one.server, "benchmarks.woken")).split()[-1])


def _load(server: Server, count: int) -> subprocess.Popen:
    return _run(server, "benchmarks.load", str(count))


def _run(server: Server, module: str, *arguments: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", module, str(server.instance.home), *arguments],
        env=server.instance.process_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _wait(process: subprocess.Popen) -> str:
    output, _ = process.communicate()
    if process.returncode:
        raise RuntimeError(output)
    return output
