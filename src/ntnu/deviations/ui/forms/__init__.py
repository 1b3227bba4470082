"""Forms of the house: one schema in, one accessible form out; nothing typed is ever lost."""
