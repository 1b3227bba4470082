"""The pages of a case: to read it, to act on it, to find it."""
