"""To 1003: a site that holds nothing else is marked as such; without the mark the add-on is a guest."""
