"""Whose register this is: the names that every text fills in, and the beginning of case numbers."""
