"""Exports registers as files with plone.exportimport, limited by the permissions of the person; import is not
possible."""
