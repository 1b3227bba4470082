"""The server has lost the bytes of a file: the file is told of as missing, and all else works."""

import io
import json
import os
import pytest
import zipfile
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.caselog.verify import verify_register
from ntnu.deviations.engine.file_parts import Upload
from tests.archive.notifications import BODY
from tests.documents import reading
from tests.domain.noark_structure import faults
from tests.register import APPROVE
from tests.register import CLOSE

LOST, KEPT = "borte.txt", "igjen.txt"


def lose(file) -> None:
    """As a disk does, or a restore without the blobs."""
    os.remove(file._blob.committed())
    file._blob._p_deactivate()


@pytest.fixture(scope="module")
def case(web):
    def made(house):
        case = house.report("kari", [Upload(LOST, b"Borte"), Upload(KEPT, b"Igjen")])
        case = house.act(case, "recipient.ie", "approve", **APPROVE)
        case = house.act(case, "worker.idi", "accept", severity="high")
        return house.act(case, "worker.idi", "close", **CLOSE)

    path = web.address(web.committed(made))
    (file,) = [part for part in web.at(path).objectValues() if part.title == LOST]
    lose(file.file)
    web.portal._p_jar.cacheMinimize()
    return path


def test_everything_else_works(web, case):
    recipient = web.visitor("recipient.ie")
    shown = recipient.get(case)
    assert shown.status_code == 200
    files = {file["filename"]: (file["missing"], file["size"]) for file in shown.json()["attachments"]}
    assert files == {LOST: (True, None), KEPT: (False, 5)}
    page = recipient.page(case, language="en")
    assert page.status_code == 200 and f"{LOST} (the file is missing)" in page.text and KEPT in page.text
    for file in shown.json()["attachments"]:
        answer = recipient.bare(file["download"])
        assert answer.status_code == (404 if file["missing"] else 200)
        assert recipient.get(file["@id"]).status_code == 200
    pdf = reading.text(recipient.page(f"{case}/@@case-pdf", language="en").content)
    assert f"{LOST} (the file is missing)" in pdf and f"{KEPT} (the" not in pdf
    kari = web.visitor("kari")
    assert LOST in kari.page(case).text
    with zipfile.ZipFile(io.BytesIO(kari.get("/deviations/@subject-access").content)) as package:
        (told,) = json.loads(package.read("index.json"))["cases"]
        assert told["missing_files"] == [LOST]
        assert sorted(name.rpartition("/")[2] for name in told["files"] if "txt" in name) == [KEPT]
        assert LOST in reading.text(package.read("overview.pdf"))


def test_who_looks_after_the_server_learns_of_it(web, case):
    number = web.at(case).number
    checks = web.visitor("eqs").get("/deviations/@doctor").json()["checks"]
    (found,) = [check for check in checks if check["id"] == "files"]
    assert found["level"] == "fault" and number in found["text"]
    verdicts = verify_register(web.at("/deviations"))
    wrong = {v.name: [p.reason for p in v.problems] for v in verdicts if not v.whole}
    assert wrong == {number: ["file_missing"]}


def test_the_archive_gets_a_page_that_says_so(desk, folder, case):
    desk.order(case)
    desk.tick()
    assert desk.state(case) == ("acknowledged", "")
    (package,) = folder.iterdir()
    message = (package / "arkivmelding.xml").read_text()
    assert faults(message.encode()) == []
    assert f"{LOST} (filen mangler)" in message
    texts = [reading.text(place.read_bytes()) for place in package.glob("*vedlegg*.pdf")]
    assert len(texts) == 1 and f"{LOST} (filen mangler)" in texts[0]
    assert b"Igjen" in [place.read_bytes() for place in package.glob("*vedlegg*.txt")]


def test_its_name_can_be_redacted(web, case):
    (uid,) = [part.UID() for part in web.at(case).objectValues() if part.title == LOST]
    recipient = web.visitor("recipient.ie")
    assert recipient.page(f"{case}/@@redact-form").status_code == 200
    body = {"target": f"uid:{uid}", "reason": "Feil fil"}
    answer = recipient.post(f"{case}/@action/redact", body)
    assert answer.status_code == 200, answer.text
    assert LOST not in recipient.get(case).text


def test_the_same_of_a_notification(web):
    body = {**BODY, "anonymous": True, "attachments": [{"filename": LOST, "data": "Qm9ydGU="}]}
    sent = web.visitor(None).post("/deviations/@speakup", body)
    assert sent.status_code == 201, sent.text
    registry = registry_of(web.at("/deviations"))
    case = registry._getOb(registry.numbers[sent.json()["number"]])
    (file,) = case.files.values()
    lose(file.file)
    web.portal._p_jar.cacheMinimize()
    path, officer = web.address(case), web.visitor("speakup")
    (shown,) = officer.get(path).json()["attachments"]
    assert (shown["filename"], shown["size"], shown["missing"]) == (LOST, None, True)
    page = officer.page(path, language="en").text
    assert LOST in page and "the file is missing" in page and "@@speakup-file" not in page
    assert officer.bare(shown["download"]).status_code == 404
    checks = web.visitor("eqs").get("/deviations/@doctor").json()["checks"]
    (found,) = [check for check in checks if check["id"] == "files"]
    assert "SpeakUp!" in found["text"] and sent.json()["number"] not in found["text"]
