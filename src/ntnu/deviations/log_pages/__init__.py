"""The page of a case's log."""
