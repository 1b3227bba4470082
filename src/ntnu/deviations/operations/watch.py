"""The filter that ``wsgi.ini`` names: an id for each request, a line in the access log, figures, and three
doors of its own."""

from collections.abc import Callable
from collections.abc import Iterable
from ntnu.deviations import counted
from ntnu.deviations.operations import access_log
from ntnu.deviations.operations.outer_doors import OuterDoors
from ntnu.deviations.under_way import answering
from ntnu.deviations.under_way import UnderWay
from time import perf_counter
from typing import Any

#: A sender may name any method.
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
OTHER = "other"


class Watch:
    """``egg:ntnu.deviations#watch``, before everything else in the pipeline."""

    def __init__(self, app: Callable[..., Iterable[bytes]], global_conf: Any = None):
        self._app = app
        self._doors = OuterDoors()

    def __call__(self, environ, start_response):
        """Answer a request."""
        request = UnderWay(unseen=access_log.is_quiet(environ), hidden=access_log.leads_to_speakup(environ))
        path = environ.get("PATH_INFO", "").encode("latin-1", "replace").decode("utf-8", "backslashreplace")
        told = []

        def start(status, headers, exc_info=None):
            told.append(int(status.split()[0]))
            return start_response(status, [*headers, ("X-Request-Id", request.id)], exc_info)

        started = perf_counter()
        try:
            with answering(request):
                name = self._doors.asked_for(path)
                if name:
                    request.door = name
                    return self._doors.answer(name, environ, start)
                if not _is_text(environ.get("PATH_INFO", "")):
                    # Zope would fail, and the server would write the whole address in its log.
                    start("400 Bad Request", [("Content-Type", "text/plain"), ("Content-Length", "0")])
                    return [b""]
                return self._app(environ, start)
        finally:
            seconds, status = perf_counter() - started, told[-1] if told else 500
            _count(request, environ.get("REQUEST_METHOD", ""), status, seconds)
            access_log.write(request, environ, path, status, seconds)


def _is_text(path: str) -> bool:
    """Is a path of WSGI (bytes as Latin-1) in UTF-8?"""
    try:
        path.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return False
    return True


def _count(request: UnderWay, method: str, status: int, seconds: float) -> None:
    # That somebody notifies is not to be seen in a figure, either.
    door = OTHER if request.unseen or request.hidden else request.door or OTHER
    method = method if method in _METHODS and not request.unseen else OTHER
    counted.REQUESTS.labels(door, method, str(status)).inc()
    counted.REQUEST_SECONDS.labels(door).observe(seconds)
