"""The address that a mail leads to, while the mail waits: the public one may be another when it is sent."""

from ntnu.deviations import settings


def without_base(url: str | None) -> str | None:
    """What is stored of an address that ``public_url`` gave, until it is sent: the part behind the base."""
    base = settings.public_address()
    return url.removeprefix(base) if url and base and url.startswith(f"{base}/") else url


def with_base(stored: str | None) -> str | None:
    """The address as it is now of what ``without_base`` gave; another is left as it is."""
    if not stored or not stored.startswith("/"):
        return stored
    base = settings.public_address()
    return f"{base}{stored}" if base else ""
