"""E-mail: its words, how it is queued in the transaction, how it is sent."""
