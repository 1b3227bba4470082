"""The rules, without Zope: every one is tested without a running Plone."""
