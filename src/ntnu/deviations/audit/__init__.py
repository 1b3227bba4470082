"""Looking after the logs of a whole register: whether they are whole, and where they ended each day."""
