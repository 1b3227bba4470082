"""Who may see what: from content to facts, from facts to grants, from grants to Plone's security."""
