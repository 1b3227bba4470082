"""The frame around every page: head, header, footer, languages, error pages."""
