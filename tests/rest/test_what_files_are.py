"""Every door that takes files looks at what is in them, and stores nothing that is not what it says."""

import base64
import pytest
from ntnu.deviations.access.confidential import registry_of
from tests.register import REPORT
from tests.rest.asking import refused
from tests.speakup.test_anonymous import BODY

PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00" * 200
BAD = {
    "a program": ({"filename": "brev.pdf", "data": base64.b64encode(PROGRAM).decode()}, 415, "file_content"),
    "no data": ({"filename": "a.txt"}, 400, "file_broken"),
    "a wrong key": ({"filename": "a.txt", "content": "eA=="}, 400, "unknown_field"),
    "a key too many": ({"filename": "a.txt", "data": "eA==", "titel": "x"}, 400, "unknown_field"),
    "no bytes": ({"filename": "a.txt", "data": ""}, 400, "file_empty"),
}
#: Person, address and body, to which the files are added.
DOORS = {
    "report": ("kari", "/deviations/@report-deviation", REPORT),
    "speakup": (None, "/deviations/@speakup", BODY),
    "speakup by name": ("kari", "/deviations/@speakup", BODY),
    "follow": (None, "/deviations/@speakup-follow", {"text": "Mer"}),
    "act": ("worker.idi", "{case}/@action/add_attachment", {"audience": "internal"}),
    "part": ("worker.idi", "{case}", {"@type": "DeviationAttachment", "audience": "internal"}),
    "message": ("worker.idi", "{case}/@action/add_message", {"audience": "internal", "text": "x"}),
    "information": ("kari", "{case}/@action/add_information", {"text": "x"}),
}


@pytest.fixture(scope="module")
def places(web):
    case = web.case("in_process")
    code = web.visitor(None).post("/deviations/@speakup", {**BODY, "anonymous": True}).json()["code"]
    return case, code


@pytest.mark.parametrize("door", DOORS)
def test_what_is_no_such_file(web, places, door):
    case, code = places
    person, path, body = DOORS[door]
    if door == "follow":
        body = {**body, "code": code}
    before = stored(web, case)
    for name, (file, status, error) in BAD.items():
        answer = web.visitor(person).post(path.format(case=case), {**body, "attachments": [file]})
        assert refused(answer, status) == [("attachments", error)], name
    assert stored(web, case) == before


def stored(web, case) -> list:
    """What there is, in the case and in SpeakUp!."""
    registry = registry_of(web.at("/deviations"))
    return [
        len(web.at("/deviations").numbers),
        sorted(web.at(case).objectIds()),
        sorted((id_, len(one.files), len(one.said)) for id_, one in registry.objectItems()),
    ]
