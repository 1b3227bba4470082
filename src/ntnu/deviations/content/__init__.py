"""The content types: one module each, schema and class, no behaviour."""
