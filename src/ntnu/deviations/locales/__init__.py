"""Translations: our own catalogues, and Plone's Norwegian ones under the codes we use."""
