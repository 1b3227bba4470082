"""A PDF or a picture that is broken may be evidence all the same: kept and archived as it came."""

import hashlib
import pytest
from ntnu.deviations.engine.file_parts import Upload
from tests.domain.noark_structure import faults
from tests.register import APPROVE
from tests.register import CLOSE

BROKEN = {
    "plan.pdf": b"%PDF-1.7\n1 0 obj <</Type /Catalog",
    "short.pdf": b"%PDF-",
    "bilde.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "skjerm.png": b"\x89PNG\r\n\x1a\n\x00\x00",
}


@pytest.mark.parametrize("name", BROKEN)
def test_it_is_archived_as_it_came(desk, folder, name):
    def closed(house):
        case = house.report("kari", [Upload(name, BROKEN[name])])
        case = house.act(case, "recipient.ie", "approve", **APPROVE)
        case = house.act(case, "worker.idi", "accept", severity="high")
        return house.act(case, "worker.idi", "close", **CLOSE)

    web = desk.web
    path = web.address(web.committed(closed))
    (file,) = [part for part in web.at(path).objectValues() if part.portal_type == "DeviationAttachment"]
    answer = web.visitor("worker.idi").bare(f"{web.address(file)}/@@download/file/{name}")
    assert (answer.status_code, answer.content) == (200, BROKEN[name])
    # The case's own document is made beside it.
    assert web.visitor("worker.idi").get(f"{path}/@case-pdf").content.startswith(b"%PDF-")
    desk.order(path)
    desk.tick()
    assert desk.state(path) == ("acknowledged", "")
    (package,) = folder.iterdir()
    assert faults((package / "arkivmelding.xml").read_bytes()) == []
    (kept,) = [place for place in package.iterdir() if "vedlegg" in place.name]
    assert kept.read_bytes() == BROKEN[name]
    digest = hashlib.sha256(BROKEN[name]).hexdigest()
    assert f"{digest}  {kept.name}" in (package / "manifest.sha256").read_text()
