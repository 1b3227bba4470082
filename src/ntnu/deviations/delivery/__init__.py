"""Writes and sends mails that wait in the outbox, and reports those that cannot be sent: one mail at a
time."""
