"""Cases to the archive: the package, how it gets there, and what becomes of it."""
