"""Doors of Plone's that lead to cases and units, and the one address of a case that stays."""
