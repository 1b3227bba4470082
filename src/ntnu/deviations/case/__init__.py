"""The case as content."""
