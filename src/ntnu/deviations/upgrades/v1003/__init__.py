"""To 1003: a site that is only this says so; the add-on by itself is a guest."""
