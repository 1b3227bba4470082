"""E-mail: what it says, how it is queued in the transaction, how it leaves the house."""
