"""A helper process, from inside: reads tasks from its standard input until that ends.

Started as a module by ``workers/pool.py``, never forked from the server: it has the server's
``sys.path``, and neither its database nor its secrets.
"""

import faulthandler
import os
import resource
import sys
import traceback
from importlib import import_module
from ntnu.deviations.workers import wire
from ntnu.deviations.workers.errors import Refused
from typing import Any

DONE, REFUSED, MEMORY, BROKEN = "done", "refused", "memory", "broken"


def main() -> None:
    """Serve until the server ends. Argument: megabytes that this process may take at most."""
    faulthandler.disable()
    limit = int(sys.argv[1]) << 20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    source = sys.stdin.buffer
    # Output of a library must not get into an answer.
    target = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while (message := wire.receive(source)) is not None:
        header, blobs = message
        _more_seconds(header["seconds"])
        try:
            answer, found = _do(header["task"], header["options"], blobs)
        except Refused as error:
            wire.send(target, {"status": REFUSED, "code": error.code})
        except MemoryError:
            wire.send(target, {"status": MEMORY})
        except Exception:
            wire.send(target, {"status": BROKEN, "trace": _where()})
        else:
            wire.send(target, {"status": DONE, "answer": answer}, found)
        del blobs, message


def _where() -> list[str]:
    """Where it failed, for the server's log: without the message of the error, which may contain a person's
    text."""
    kind, _error, trace = sys.exc_info()
    frames = traceback.extract_tb(trace)[-8:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames] + [kind.__name__]


def _more_seconds(seconds: float) -> None:
    """Limit the processor time from now on: counted here too, in case the server is gone."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _do(task: str, options: dict[str, Any], blobs: list[bytes]) -> tuple[dict[str, Any], list[bytes]]:
    module, _colon, name = task.partition(":")
    return getattr(import_module(module), name)(options, blobs)


if __name__ == "__main__":
    main()
