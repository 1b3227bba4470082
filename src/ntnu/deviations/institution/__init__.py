"""The institution of the register: names that every text fills in, and the prefix of case numbers."""
