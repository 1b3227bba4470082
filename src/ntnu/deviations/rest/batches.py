"""Batches of long answers: the numbers a client sends, and links to the other batches."""

from collections.abc import Mapping
from ntnu.deviations.access.listing import BadQuery
from typing import Any
from urllib.parse import urlencode


def number(form: Mapping[str, Any], name: str, default: int) -> int:
    """The whole number in a parameter. Raises BadQuery."""
    try:
        return int(form.get(name, default))
    except (OverflowError, TypeError, ValueError):
        raise BadQuery(name) from None


def address(base: str, form: Mapping[str, Any], **more: int) -> str:
    """The address of the request, with changed parameters."""
    asked = urlencode({**form, **more}, doseq=True, errors="replace")
    return f"{base}?{asked}" if asked else base


def links(base: str, form: Mapping[str, Any], start: int, size: int, total: int) -> dict[str, str]:
    """The value of ``batching``: this batch, the first, the last, the next and the one before."""

    def link(at: int) -> str:
        return address(base, form, b_start=at, b_size=size)

    found = {"@id": link(start), "first": link(0), "last": link((total - 1) // size * size)}
    if start + size < total:
        found["next"] = link(start + size)
    if start > 0:
        found["prev"] = link(max(0, start - size))
    return found
