"""Translations: the product's own catalogues, and Plone's Norwegian ones under the codes used here."""
