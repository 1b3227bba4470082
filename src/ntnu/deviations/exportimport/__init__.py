"""Registers taken out as files with plone.exportimport, by the rights of who does it; no way in."""
