"""The receipt form: a report is approved, moved, not approved or re-registered."""
