"""Plone's toolbar with real buttons (stock fails WCAG 4.1.2, aria-prohibited-attr)."""

from plone.app.layout.viewlets.toolbar import ToolbarViewletManager
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class Toolbar(ToolbarViewletManager):
    """Shown to users with the permission "Show Toolbar": Manager and Site Administrator."""

    custom_template = ViewPageTemplateFile("toolbar.pt")
