"""What Plone's own script writes into a page is allowed there: it changes with releases of Plone."""

import json
import plone.staticresources
from base64 import b64encode
from hashlib import sha256
from ntnu.deviations.doors.policy import of_pages
from pathlib import Path


def test_the_styles_that_are_allowed_in_a_page_are_those_of_plones_script():
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
    assert "style-src 'self' " + " ".join(f"'sha256-{h}'" for h in hashes) in of_pages(True).split("; ")
