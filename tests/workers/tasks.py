"""Pieces of work for helpers, as a test needs them."""

import os
import subprocess
import threading
from ntnu.deviations.workers.errors import Refused


def about(options, blobs):
    """Who does it, with what."""
    print("a library prints something")
    return {"pid": os.getpid(), "names": sorted(os.environ), **options}, [blob[::-1] for blob in blobs]


def refused(options, blobs):
    raise Refused("too_blue")


def broken(options, blobs):
    raise ValueError("the person's own words")


def greedy(options, blobs):
    return {}, [b"x" * (options["megabytes"] << 20)]


def endless(options, blobs):
    while True:
        pass


def asleep(options, blobs):
    threading.Event().wait(options["seconds"])
    return {}, []


def ends(options, blobs):
    os._exit(3)


def parent(options, blobs):
    child = subprocess.Popen(["sleep", "300"])
    if options.get("tell"):
        with open(options["tell"], "w") as file:
            file.write(str(child.pid))
    while True:
        pass
