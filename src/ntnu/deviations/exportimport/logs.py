"""A log as a file: its entries in words, whether it is whole, and its entries as they were sealed."""

from dataclasses import asdict
from ntnu.deviations.caselog import storage
from ntnu.deviations.caselog.head_lists import HeadsList
from ntnu.deviations.log_pages.services import UnitLog
from typing import Any


def log_of(kind: type[UnitLog], content, request, noted: HeadsList, with_seals: bool) -> dict[str, Any]:
    """``items`` as ``@case-log`` gives them, and ``verify`` as ``@case-log/verify``, compared with ``noted``.
    ``kind``: the service that answers for such a log.

    ``with_seals``: also ``seals``, the entries as they are verified, with salt (hexadecimal) and text of
    their reasons. They name the reporter, and are for readers who may know.
    """
    # plone.rest sets place and request of a service only where it is published.
    service = kind()
    service.context, service.request = content, request
    told = {"items": service.every_entry(), "verify": service.verdict(noted)}
    if with_seals:
        told["seals"] = [
            {**asdict(link), "payload": payload and {"salt": payload.salt.hex(), "text": payload.text}}
            for link, payload in storage.seals(content)
        ]
    return told
