"""Transports to an archive. Each is a named utility (``interfaces.IArchiveTransport``)."""
