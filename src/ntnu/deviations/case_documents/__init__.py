"""The documents of a case: its PDF, and sending one."""
