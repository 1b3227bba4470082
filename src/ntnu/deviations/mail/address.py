"""The address that a queued mail links to: the public address may have changed when it is sent."""

from ntnu.deviations import settings


def without_base(url: str | None) -> str | None:
    """The stored form of an address from ``public_url``, until the mail is sent: the part behind the base."""
    base = settings.public_address()
    return url.removeprefix(base) if url and base and url.startswith(f"{base}/") else url


def with_base(stored: str | None) -> str | None:
    """The current address for what ``without_base`` returned; any other is left unchanged."""
    if not stored or not stored.startswith("/"):
        return stored
    base = settings.public_address()
    return f"{base}{stored}" if base else ""
