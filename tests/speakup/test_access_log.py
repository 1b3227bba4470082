"""Zope's access log: no line tells who sent or followed a notification."""

import logging
import pytest
from ntnu.deviations.operations.access_log import is_quiet
from ntnu.deviations.operations.watch import Watch
from urllib.parse import quote

QUIET = (
    "/ntnu/deviations/@@notify",
    "/ntnu/deviations/notify",
    "/ntnu/deviations/@@notify-follow",
    "/ntnu/deviations/notify-follow/",
    "/ntnu/deviations/@@notify-receipt",
    "/ntnu/deviations/@speakup",
    "/ntnu/++api++/deviations/@speakup-follow",
    "/VirtualHostBase/http/eqs.example:80/ntnu/VirtualHostRoot/deviations/@@notify",
    "/ntnu/deviations/%40%40notify",
    "/ntnu/deviations/@@NOTIFY",
    "/ntnu//deviations//++view++notify",
    "/ntnu/deviations/notify:method",
    "/ntnu/deviations/++api++/@speakup/",
)
LOUD = ("/ntnu/deviations", "/ntnu/deviations/@@worklist", "/ntnu/deviations/speakup", "/ntnu/notifying")


@pytest.mark.parametrize("path", QUIET)
def test_quiet(path):
    assert is_quiet({"PATH_INFO": path})
    assert is_quiet(
        {"PATH_INFO": "/ntnu/++plone++x/icons.svg", "HTTP_REFERER": f"http://localhost:8080{path}"}
    )
    assert is_quiet({"PATH_INFO": "/ntnu/login", "QUERY_STRING": f"came_from=http%3A%2F%2Flocalhost{path}"})
    for address in (quote(f"http://localhost{path}?code=1", safe=""), quote(quote(path, safe=""), safe="")):
        assert is_quiet({"PATH_INFO": "/ntnu/login", "QUERY_STRING": f"a=b&came_from={address}"})


@pytest.mark.parametrize("path", LOUD)
def test_loud(path):
    assert not is_quiet({"PATH_INFO": path, "HTTP_REFERER": "http://localhost/ntnu/deviations"})


def test_the_filter_logs_all_else(caplog):
    def app(environ, start_response):
        start_response("200 OK", [("Content-Length", "2")])
        return [b"ok"]

    logged = Watch(app)
    environ = {"REQUEST_METHOD": "GET", "SERVER_NAME": "x", "SERVER_PORT": "1", "wsgi.url_scheme": "http"}
    environ |= {"REMOTE_ADDR": "192.0.2.7", "HTTP_USER_AGENT": "Fuglehund"}
    with caplog.at_level(logging.INFO, "wsgi"):
        for path in (*QUIET, *LOUD):
            assert logged({**environ, "PATH_INFO": path}, lambda *answer: lambda data: None) == [b"ok"]
    assert len(caplog.records) == len(LOUD)
    assert not any("notify-follow" in record.getMessage() for record in caplog.records)


def test_an_address_that_is_no_text_is_refused_before_zope_fails(caplog):
    """The server would write it in its log, with a traceback, and the secret that may be in it."""

    def app(environ, start_response):
        raise AssertionError("Zope is asked")

    told = []
    environ = {"REQUEST_METHOD": "GET", "SERVER_NAME": "x", "SERVER_PORT": "1", "wsgi.url_scheme": "http"}
    with caplog.at_level(logging.INFO):
        for path in ("/ntnu/deviations/\xff", "/ntnu/deviations/@@calendar-feed/secret\xff.ics"):
            assert (
                b"".join(Watch(app)({**environ, "PATH_INFO": path}, lambda *answer: told.append(answer)))
                == b""
            )
    assert [status for status, *_headers in told] == ["400 Bad Request"] * 2
    assert "secret" not in caplog.text and len(caplog.records) == 1
