"""All that is stored about one person, as a package: for herself, or by an archivist who was asked."""
