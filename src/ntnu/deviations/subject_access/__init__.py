"""All that is stored about one person, as a package: for the person, or by an archivist who was asked."""
