"""The case log: append-only, chained, with payloads that can be erased. It needs the database, not Plone."""
