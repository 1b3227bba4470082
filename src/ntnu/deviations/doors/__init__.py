"""What holds at every door of ours, page or service: see ``docs/security.md``."""
