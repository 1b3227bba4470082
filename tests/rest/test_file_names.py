"""Names of files, whatever is in them: kept as they can be, and no way out of a folder or a header."""

import pytest
from base64 import b64encode
from email.message import Message
from urllib.parse import unquote

NAMES = {
    "plan 🙂 æøå.txt": "plan 🙂 æøå.txt",
    "../../etc/passwd.txt": "passwd.txt",
    "C:\\Users\\kari\\plan.txt": "plan.txt",
    "a\r\nSet-Cookie: x=1.txt": "aSet-Cookie: x=1.txt",
    "nul\x00l.txt": "null.txt",
    "\u202etxt.exe.txt": "txt.exe.txt",
    'a"b;c.txt': 'a"b;c.txt',
    "100% #1? & mer.txt": "100% #1? & mer.txt",
    "漢字 السلام.txt": "漢字 السلام.txt",
}


@pytest.mark.parametrize("name", NAMES)
def test_up_and_down_again(web, name):
    path = web.case("in_process")
    worker = web.visitor("worker.idi")
    file = {"filename": name, "data": b64encode(b"Plan").decode()}
    done = worker.act(path, "add_attachment", audience="internal", attachments=[file])
    assert done.status_code == 200, done.text
    (kept,) = [item for item in worker.get(path).json()["attachments"] if item["filename"] == NAMES[name]]
    # It is an address as it stands, whatever the name.
    assert kept["download"].isascii() and not set(kept["download"]) & set(' ?#"')
    answer = worker.bare(kept["download"])
    assert (answer.status_code, answer.content) == (200, b"Plan"), kept["download"]
    told = Message()
    told["Content-Disposition"] = answer.headers["Content-Disposition"]
    assert told.get_content_disposition() == "attachment"
    assert unquote(answer.headers["Content-Disposition"].partition("''")[2]) == NAMES[name]
    assert "Set-Cookie" not in answer.headers and answer.headers["X-Content-Type-Options"] == "nosniff"
