"""Pages that only the demo has: the mail that was caught, and the clock."""
