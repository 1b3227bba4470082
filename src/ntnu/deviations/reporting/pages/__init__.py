"""The first page: what belongs here, what does not, what happens with a report."""
