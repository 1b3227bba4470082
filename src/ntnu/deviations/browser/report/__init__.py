"""Reporting a deviation, in four steps."""
