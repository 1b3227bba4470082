"""Redaction: what is removed from a case for good."""
