"""A file of 200 MB on its way to the archive: read piece by piece, never held in memory at once."""

import hashlib
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from ntnu.deviations.archive import package
from ntnu.deviations.archive.transports import folder as by_folder
from ntnu.deviations.archive.transports import http as by_http

SIZE = 200_000_000
#: What may be held at once, whatever the size.
MOST = 8 << 20
ID = "0b0e0a5c-0000-4000-8000-000000000001"


class Blob:
    """As many bytes as there are to be, made as they are asked for."""

    def __init__(self):
        self.left = SIZE

    def read(self, size: int = -1) -> bytes:
        assert 0 < size <= MOST, "read as a whole"
        piece = min(size, self.left)
        self.left -= piece
        return bytes(piece)


@contextmanager
def little_memory() -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < MOST
    finally:
        tracemalloc.stop()


def large(place):
    """A package with a file that takes no room on the disk."""
    place.mkdir()
    with (place / "001-vedlegg-01.bin").open("wb") as file:
        file.truncate(SIZE)
    return place


def test_into_the_package(tmp_path):
    path = tmp_path / "001-vedlegg-01.bin"
    with little_memory():
        digest = package._write(path, Blob())
    assert path.stat().st_size == SIZE
    expected = hashlib.sha256()
    for _piece in range(SIZE // 1_000_000):
        expected.update(bytes(1_000_000))
    assert digest == expected.hexdigest()
    path.unlink()


def test_out_over_http(tmp_path):
    body = by_http._Multipart(large(tmp_path / "package"), ID)
    with little_memory():
        assert sum(map(len, body)) == body.length > SIZE


def test_into_a_folder(tmp_path, monkeypatch):
    monkeypatch.setenv(by_folder.FOLDER, str(tmp_path / "archive"))
    made = large(tmp_path / "package")
    with little_memory():
        name = by_folder.FolderTransport().deliver(made, ID, False).text
    assert (tmp_path / "archive" / name / "001-vedlegg-01.bin").stat().st_size == SIZE
    (tmp_path / "archive" / name / "001-vedlegg-01.bin").unlink()
