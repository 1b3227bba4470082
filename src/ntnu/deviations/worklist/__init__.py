"""Lists of cases, and the drafts of a person."""
