"""What waits in the outbox is written, sent, and where it cannot be, told of: one mail at a time."""
