"""The Content Security Policy of a page."""

from ntnu.deviations.doors.policy import of_data
from ntnu.deviations.doors.policy import of_pages


def directives(text):
    return dict(part.strip().partition(" ")[::2] for part in text.split(";"))


def test_a_site_of_our_own_runs_no_script_that_stands_in_a_page():
    found = directives(of_pages(True))
    assert found["script-src"] == found["default-src"] == "'self'"
    assert (found["frame-ancestors"], found["object-src"]) == ("'self'", "'none'")
    assert "unsafe" not in of_pages(True)


def test_of_styles_in_a_page_there_are_two_by_their_hash():
    ours, *hashes = directives(of_pages(True))["style-src"].split()
    assert ours == "'self'" and len(hashes) == 2
    assert all(text.startswith("'sha256-") for text in hashes)


def test_elsewhere_the_frame_is_the_sites_own():
    assert directives(of_pages(False)).keys() == {"frame-ancestors", "base-uri", "object-src"}


def test_the_administrator_adds_but_does_not_open_the_frame():
    found = directives(
        of_pages(True, " img-src https://bilder.example ;; frame-ancestors *; SCRIPT-SRC 'self' x ")
    )
    assert found["img-src"] == "https://bilder.example"
    assert found["frame-ancestors"] == "'self'"
    assert found["SCRIPT-SRC"] == "'self' x" and "script-src" not in found
    assert directives(of_pages(False, "script-src 'self'"))["script-src"] == "'self'"


def test_data_is_no_page():
    assert directives(of_data())["default-src"] == "'none'"
