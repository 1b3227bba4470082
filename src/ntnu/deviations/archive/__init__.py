"""Cases to the archive: the package, its transport, and the result."""
