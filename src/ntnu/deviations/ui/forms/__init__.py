"""The form framework: one schema in, one accessible form out; no input is ever lost."""
