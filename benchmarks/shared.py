"""Databases that several servers share, PostgreSQL by RelStorage or ZEO: each runs during the measurement
only."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from scripts.instance.ports import free_port

CLOCK_OFF = {"MAILHOST_QUEUE_ONLY": "1", "NTNU_DEVIATIONS_CLOCK_INTERVAL": "0"}
_RELSTORAGE = """\
    %import relstorage
    <relstorage>
      keep-history false
      blob-dir {blobs}
      shared-blob-dir false
      <postgresql>
        dsn {where}
      </postgresql>
    </relstorage>"""
_ZEO = """\
    <zeoclient>
      server {address}
      blob-dir {blobs}
      shared-blob-dir false
    </zeoclient>"""


@contextmanager
def postgresql(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """A separate database server: the section of zope.conf, and the environment, of each process."""
    port, data = free_port(), folder / "postgresql"
    data.mkdir(parents=True)
    binaries = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    as_user: list[str] = []
    if os.getuid() == 0:
        # PostgreSQL does not run as root.
        shutil.chown(data, "postgres", "postgres")
        as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/"}
    initdb = [*as_user, binaries / "initdb", "-D", data, "-U", "bench", "-A", "trust", "-E", "UTF8"]
    subprocess.run(initdb, check=True, **quiet)
    served = [*as_user, binaries / "postgres", "-D", data, "-p", str(port), "-k", data]
    server = subprocess.Popen([*served, "-c", "listen_addresses=127.0.0.1"], **quiet)
    try:
        ready = [binaries / "pg_isready", "-h", "127.0.0.1", "-p", str(port)]
        _wait(lambda: subprocess.run(ready, **quiet).returncode == 0)
        where = f"host=127.0.0.1 port={port} dbname=postgres user=bench"
        section = _RELSTORAGE.format(blobs="$INSTANCE/var/blobcache", where=where)
        yield section, CLOCK_OFF | {"NTNU_DEVIATIONS_TURNS": f"postgresql://bench@127.0.0.1:{port}/postgres"}
    finally:
        server.terminate()
        server.wait()


@contextmanager
def zeo(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """A ZEO server: the same; the processes take turns by a file."""
    port = free_port()
    (folder / "blobs").mkdir(parents=True)
    config = folder / "zeo.conf"
    config.write_text(
        f"<zeo>\n  address 127.0.0.1:{port}\n</zeo>\n"
        f"<blobstorage 1>\n  blob-dir {folder}/blobs\n"
        f"  <filestorage>\n    path {folder}/Data.fs\n  </filestorage>\n</blobstorage>\n"
    )
    command = [Path(sys.executable).parent / "runzeo", "-C", config]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(lambda: _knock(port))
        section = _ZEO.format(address=f"127.0.0.1:{port}", blobs="$INSTANCE/var/blobcache")
        yield section, CLOCK_OFF | {"NTNU_DEVIATIONS_TURNS": str(folder / "turns.lock")}
    finally:
        server.terminate()
        server.wait()


def _knock(port: int) -> bool:
    with socket.socket() as door:
        return door.connect_ex(("127.0.0.1", port)) == 0


def _wait(look: Callable[[], bool]) -> None:
    for _time in range(100):
        if look():
            return
        time.sleep(0.1)
    raise RuntimeError("The database server does not start.")
