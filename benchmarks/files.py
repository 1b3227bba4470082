"""``make bench-files``: heavy files of anonymous senders. What they cost the server in memory and time, and
how long other users wait meanwhile."""

import argparse
import base64
import io
import pikepdf
import requests
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from PIL import Image
from tests.server import Server

_PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
_BEGIN, _END = "<!-- files: written by make bench-files -->", "<!-- end of files -->"
_BODY = {"about": "staff", "reporter_kind": "student", "what": "Se vedlegg.", "anonymous": True}
#: The longest wait of other users for a list in seconds, and the most growth of the server in megabytes.
WAITED, GROWN = 1.0, 20


@dataclass(frozen=True)
class Cost:
    """The result of one submission: status, seconds, megabytes the server has grown by, and the longest wait
    of other users for the first page meanwhile (seconds)."""

    what: str
    size: int
    status: int
    seconds: float
    grown: float
    waited: float


def film() -> bytes:
    """Sixty frames in three kilobytes."""
    written = io.BytesIO()
    frames = [Image.new("RGB", (1200, 900), (number, 0, 0)) for number in range(60)]
    frames[0].save(written, "WEBP", save_all=True, append_images=frames[1:], duration=40)
    return written.getvalue()


def wide() -> bytes:
    """169 million pixels in twenty kilobytes."""
    written = io.BytesIO()
    Image.new("L", (13_000, 13_000)).save(written, "PNG")
    return written.getvalue()


def bomb() -> bytes:
    """400 megabytes of XML that made regular expressions search for half a minute."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file,
        file.open("word/document.xml", "w") as part,
    ):
        for _megabyte in range(400):
            part.write(b"<author " * (1 << 17))
    return written.getvalue()


def pages(number: int) -> bytes:
    """So many pages with a line of text."""
    return _pdf([b"BT /F 20 Tf 60 700 Td (Side) Tj ET"] * number)


def endless() -> bytes:
    """A page of millions of lines, packed: it takes minutes to draw."""
    return _pdf([b"0 0 m 595 842 l S 595 0 m 0 842 l S " * 3_000_000])


def _pdf(contents: list[bytes]) -> bytes:
    made, written = pikepdf.new(), io.BytesIO()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    for content in contents:
        page = made.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.Contents = made.make_stream(content)
    made.save(written, compress_streams=True, recompress_flate=True)
    return written.getvalue()


FILES = {
    "a WebP of 60 frames": ("film.webp", film),
    "a PNG of 13,000 × 13,000 points": ("bred.png", wide),
    "a docx of 400 MB, packed": ("bombe.docx", bomb),
    "a PDF of 30 pages": ("tretti.pdf", lambda: pages(30)),
    "a PDF of 31 pages": ("enogtretti.pdf", lambda: pages(31)),
    "a PDF that takes minutes to draw": ("endelos.pdf", endless),
}


def main() -> int:
    """Measure; 1 when somebody waited for too long, or the server has grown too much."""
    parser = argparse.ArgumentParser(prog="make bench-files", description=__doc__)
    parser.add_argument("--print", action="store_true", help="write nothing into the documentation")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Server(Path(folder) / "instance", demo=True) as server:
        # Libraries loaded with the first of each kind are no cost of the file.
        assert requests.get(f"{server.url}/deviations", timeout=60).ok
        for name, data in (("varm.png", _small()), ("varm.pdf", pages(1))):
            assert _send(server, name, data).status_code == 201
        costs = [_measured(server, what, name, make()) for what, (name, make) in FILES.items()]
    table = _table(costs)
    print(table)
    if not options.print:
        text = _PAGE.read_text(encoding="utf-8")
        head, _, rest = text.partition(_BEGIN)
        _PAGE.write_text(f"{head}{_BEGIN}\n\n{table}\n\n{_END}{rest.partition(_END)[2]}", encoding="utf-8")
    return 0 if all(cost.waited <= WAITED and cost.grown <= GROWN for cost in costs) else 1


def _small() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (40, 30)).save(written, "PNG")
    return written.getvalue()


def _send(server: Server, name: str, data: bytes) -> requests.Response:
    body = {**_BODY, "attachments": [{"filename": name, "data": base64.b64encode(data).decode()}]}
    return requests.post(f"{server.url}/++api++/deviations/@speakup", json=body, timeout=300)


def _measured(server: Server, what: str, name: str, data: bytes) -> Cost:
    before, started = _megabytes(server), time.monotonic()
    with _others(server) as waited:
        status = _send(server, name, data).status_code
    seconds = time.monotonic() - started
    return Cost(what, len(data), status, seconds, _megabytes(server) - before, max(waited))


@contextmanager
def _others(server: Server) -> Iterator[list[float]]:
    """A user who requests the first page again and again; how long each answer took, in seconds."""
    waited: list[float] = []
    over = threading.Event()

    def ask() -> None:
        while not over.is_set():
            started = time.monotonic()
            assert requests.get(f"{server.url}/deviations", timeout=60).ok
            waited.append(time.monotonic() - started)

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        yield waited
    finally:
        over.set()
        asking.join()


def _megabytes(server: Server) -> float:
    """The memory of the server's process."""
    lines = Path(f"/proc/{server.process.pid}/status").read_text().splitlines()
    (held,) = (line for line in lines if line.startswith("VmRSS:"))
    return int(held.split()[1]) / 1024


def _table(costs: list[Cost]) -> str:
    rows = ["| Sent | Size | Answer | Seconds | The server grew by | Longest wait of others |"]
    rows.append("|---|---:|---:|---:|---:|---:|")
    for cost in costs:
        size = f"{cost.size / 1024:,.0f} kB"
        figures = f"{cost.status} | {cost.seconds:.1f} | {max(0.0, cost.grown):.0f} MB | {cost.waited:.2f} s"
        rows.append(f"| {cost.what} | {size} | {figures} |")
    return "\n".join(rows)


if __name__ == "__main__":
    raise SystemExit(main())
