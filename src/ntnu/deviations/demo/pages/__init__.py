"""Pages that only the demo has: caught mails, and the clock."""
