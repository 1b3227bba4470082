"""Everything stored about one person, as a package: for the person, or by an archivist at their request."""
