"""The package as the answer to a request: a download that no cache stores, sent piece by piece."""

import os
from typing import BinaryIO
from ZPublisher.Iterators import filestream_iterator

NAME = "subject-access.zip"


def as_download(file: BinaryIO, response) -> filestream_iterator:
    """The body of ``response``, whose headers are set. ``file`` is closed and deleted after it is sent."""
    file.flush()
    size = os.fstat(file.fileno()).st_size
    for name, value in {
        "Content-Type": "application/zip",
        "Content-Length": str(size),
        "Content-Disposition": f'attachment; filename="{NAME}"',
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }.items():
        response.setHeader(name, value)
    with file:
        body = filestream_iterator(os.dup(file.fileno()))
    body.seek(0)
    return body
