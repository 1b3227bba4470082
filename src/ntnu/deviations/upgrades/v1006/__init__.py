"""To 1006: the setting that says who reads "You said, we did"."""
