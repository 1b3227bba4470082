"""A real server in a separate process, to be stopped, killed and started again."""

import os
import requests
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from scripts.instance import make_instance
from scripts.instance import MANAGER
from scripts.instance.ports import free_port

#: What a prepared folder gives to a new one: the data, and the matching keys.
DATA = (
    "etc/secret.conf",
    "etc/instance-id",
    "etc/manager.txt",
    "var/filestorage",
    "var/blobstorage",
    "var/demo",
)


class Server:
    """A server at ``path``; ``prepared`` is the folder of a stopped one, whose data the new one starts with.

    Existing data in ``path`` are kept: a second ``Server`` there goes on with the first one's data.
    ``python``: the interpreter of another environment that it runs in.
    """

    def __init__(
        self,
        path: Path,
        port: int | None = None,
        *,
        prepared: Path | None = None,
        demo: bool = False,
        threads: int = 4,
        mail_port: int | None = None,
        environment: Mapping[str, str] | None = None,
        python: Path | None = None,
    ):
        if prepared and not path.exists():
            _copy_data(prepared, path)
        self.mail_port = mail_port or free_port()
        self.instance = make_instance(
            path,
            port or free_port(),
            demo=demo,
            threads=threads,
            mail_port=self.mail_port,
            environment=environment,
        )
        self.process = None
        self._python = [str(python)] if python else []

    @property
    def root_url(self) -> str:
        """The address of Zope's root."""
        return self.instance.url

    @property
    def url(self) -> str:
        """The address of the site."""
        return f"{self.root_url}/ntnu"

    @property
    def manager(self) -> tuple[str, str]:
        """Name and password of Zope's first user, as ``requests`` takes them."""
        return MANAGER, self.instance.manager_password

    def bootstrap(self) -> None:
        """Create the site; an existing one is not changed."""
        log = self.instance.home / "var" / "log" / "bootstrap.log"
        with log.open("w") as output:
            done = subprocess.run(
                self.instance.bootstrap_command,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        assert done.returncode == 0, log.read_text()

    def _environment(self) -> dict[str, str]:
        """The instance's own. The layers of this process keep mail in the queue; a real server sends it,
        unless it was made to keep it too.
        """
        found = self.instance.process_environment()
        if "MAILHOST_QUEUE_ONLY" not in self.instance.environment:
            found.pop("MAILHOST_QUEUE_ONLY", None)
        if "NTNU_DEVIATIONS_JOB_INTERVAL" not in self.instance.environment:
            found.pop("NTNU_DEVIATIONS_JOB_INTERVAL", None)
        return found

    def start(self, timeout: float = 60) -> "Server":
        """Start the process and wait until it answers."""
        assert self.process is None, "It runs already."
        if not self.instance.database.exists():
            self.bootstrap()
        with (self.instance.home / "var" / "log" / "server.log").open("a") as output:
            self.process = subprocess.Popen(
                [*self._python, *self.instance.serve_command],
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                # A separate process group: Ctrl-C at the tests must not reach it before they stop it.
                start_new_session=True,
                preexec_fn=_hear_interrupts,
            )
        try:
            self._wait_until_ready(time.monotonic() + timeout)
        except BaseException:
            self.kill()
            raise
        return self

    def stop(self, timeout: float = 45) -> None:
        """Stop it as Ctrl-C does, and wait for its end."""
        self._end(signal.SIGINT, timeout)

    def kill(self) -> None:
        """End it at once, as a power cut does."""
        self._end(signal.SIGKILL, 30)

    def restart(self) -> "Server":
        """Stop it and start it again at the same address, with the same data."""
        self.stop()
        return self.start()

    def log(self) -> str:
        """Its output and log so far."""
        folder = self.instance.home / "var" / "log"
        return "".join(
            (folder / name).read_text(errors="replace")
            for name in ("server.log", "event.log")
            if (folder / name).exists()
        )

    def __enter__(self) -> "Server":
        return self.start()

    def __exit__(self, *error) -> None:
        self.stop()

    def _wait_until_ready(self, deadline: float) -> None:
        while time.monotonic() < deadline:
            assert self.process.poll() is None, f"The server ended by itself.\n{self.log()}"
            try:
                requests.get(f"{self.root_url}/@@ok", timeout=5)
            except requests.RequestException:
                time.sleep(0.1)
            else:
                return
        raise TimeoutError(f"The server does not answer.\n{self.log()}")

    def _end(self, how: signal.Signals, timeout: float) -> None:
        process, self.process = self.process, None
        if process is None:
            return
        if process.poll() is None:
            os.kill(process.pid, how)
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise


def _hear_interrupts() -> None:
    """A shell makes background processes ignore Ctrl-C, and their children too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _copy_data(source: Path, target: Path) -> None:
    for name in DATA:
        found = source / name
        if found.is_dir():
            shutil.copytree(found, target / name)
        elif found.exists():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(found, target / name)
