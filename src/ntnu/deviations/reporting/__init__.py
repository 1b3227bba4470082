"""Reporting: the landing page, the report form, and what sending it does."""
