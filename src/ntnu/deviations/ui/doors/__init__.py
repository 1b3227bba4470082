"""Plone's pages that lead to cases and units, and the permanent address of a case."""
