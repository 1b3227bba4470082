"""The rules, with no Zope in them: every one is tested without a running Plone."""
