"""The pages of a case: to read it, to do actions on it, to find it."""
