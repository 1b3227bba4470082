"""The Content Security Policy of a page."""

import json
import plone.staticresources
from base64 import b64encode
from hashlib import sha256
from ntnu.deviations.core.policy import of_data
from ntnu.deviations.core.policy import of_pages
from pathlib import Path


def directives(text):
    return dict(part.strip().partition(" ")[::2] for part in text.split(";"))


def test_a_site_of_our_own_runs_no_script_that_stands_in_a_page():
    found = directives(of_pages(True))
    assert found["script-src"] == found["default-src"] == "'self'"
    assert (found["frame-ancestors"], found["object-src"]) == ("'self'", "'none'")
    assert "unsafe" not in of_pages(True)


def test_of_styles_in_a_page_there_are_only_those_of_plones_script():
    # The script writes the rule with a map of its source: both are in the file, in this form.
    rule = ".modal.show{display:block}"
    source_map = {
        "version": 3,
        "sources": ["webpack://./node_modules/@plone/mockup/src/pat/modal/modal.scss"],
        "names": [],
        "mappings": "AAAA,YACI,aAAA",
        "sourcesContent": [".modal.show {\n    display: block;\n}\n"],
        "sourceRoot": "",
    }
    [script] = [
        text
        for path in (Path(plone.staticresources.__file__).parent / "static/bundle-plone/chunks").glob("*.js")
        if rule in (text := path.read_text())
    ]
    for part in (
        source_map["sources"][0],
        source_map["mappings"],
        repr(source_map["sourcesContent"][0])[1:-1],
    ):
        assert part in script
    encoded = b64encode(json.dumps(source_map, separators=(",", ":")).encode()).decode()
    written = f"{rule}\n/*# sourceMappingURL=data:application/json;base64,{encoded} */"
    hashes = [b64encode(sha256(text.encode()).digest()).decode() for text in ("", written)]
    assert directives(of_pages(True))["style-src"].split() == ["'self'", *(f"'sha256-{h}'" for h in hashes)]


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
