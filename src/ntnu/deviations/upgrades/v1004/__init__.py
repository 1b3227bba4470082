"""To 1004: what statistics count is kept of each case."""
