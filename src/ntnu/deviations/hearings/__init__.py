"""Hearings of a case."""
