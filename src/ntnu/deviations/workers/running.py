"""One helper process, from the server's side: started, given work, ended.

It is started by ``subprocess``, with the server's ``sys.path`` and almost nothing of its environment. It ends
when its standard input ends: with the server, however that stops.
"""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from ntnu.deviations.workers import wire
from ntnu.deviations.workers.errors import Broken
from ntnu.deviations.workers.errors import Busy
from ntnu.deviations.workers.errors import TooHeavy
from typing import Any

log = logging.getLogger(__name__)

#: On a busy machine a second of the processor takes longer than a second.
_SLOW = 4
#: The variables of the server's environment that a helper needs: never its keys.
_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ", "FONTCONFIG_PATH", "FONTCONFIG_FILE")


class Helper:
    """One helper process."""

    def __init__(self, megabytes: int):
        """Start it. Raises Busy where the system cannot start another process."""
        self.megabytes = megabytes
        self.done = 0
        environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
        environment["OMP_THREAD_LIMIT"] = "1"
        try:
            self._process = subprocess.Popen(
                # -P: modules must not be found in the current folder.
                [sys.executable, "-P", "-m", "ntnu.deviations.workers.process", str(megabytes)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                # Ctrl-C at the server must not reach its helpers: they end with the server.
                start_new_session=True,
            )
        except (OSError, subprocess.SubprocessError, MemoryError) as error:
            log.error("No helper process could be started: %s.", type(error).__name__)
            raise Busy("no helper could be started") from None

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def lives(self) -> bool:
        """Does it run?"""
        return self._process.poll() is None

    def work(self, task: str, options: dict[str, Any], blobs: Sequence[bytes], seconds: float):
        """Do one task; returns header and bytes of the answer.

        Raises TooHeavy when its limits ended it, Broken when it ended otherwise, Busy where the system cannot
        start the thread that watches its time.
        """
        began = time.monotonic()
        patience = seconds * _SLOW + 2
        alarm = threading.Timer(patience, self.kill)
        alarm.daemon = True
        try:
            alarm.start()
        except RuntimeError:
            raise Busy("no thread could be started") from None
        try:
            header = {"task": task, "options": options, "seconds": seconds}
            wire.send(self._process.stdin, header, blobs)
            answer = wire.receive(self._process.stdout)
        except (OSError, ValueError):
            # The message cannot be read; or the pool was closed, and the helper's streams with it.
            answer = None
        finally:
            alarm.cancel()
        if answer is not None:
            self.done += 1
            return answer
        self.kill()
        # Ended by its own time limit; by the server's; or by a library that cannot go on without memory.
        ended = -self._process.wait()
        if ended in (signal.SIGXCPU, signal.SIGABRT) or time.monotonic() - began >= patience:
            raise TooHeavy(task)
        raise Broken(f"{task}: the helper ended by signal {ended}")

    def kill(self) -> None:
        """End it at once, with the processes it has started."""
        if self._process.returncode is not None:
            return
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            log.debug("The helper %s has ended already.", self._process.pid)

    def close(self) -> None:
        """End it, and wait for its end."""
        self.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            try:
                stream.close()
            except OSError:
                # Input that it had not read yet.
                log.debug("The helper %s has not read all.", self._process.pid)
