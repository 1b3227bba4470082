"""Help: a page for each role, in each language."""
