"""Measures of a case."""
