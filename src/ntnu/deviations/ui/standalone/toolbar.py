"""Plone's toolbar with buttons that are buttons (stock fails WCAG 4.1.2, aria-prohibited-attr)."""

from plone.app.layout.viewlets.toolbar import ToolbarViewletManager
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class Toolbar(ToolbarViewletManager):
    """Shown to whom the permission "Show Toolbar" is given: Manager and Site Administrator."""

    custom_template = ViewPageTemplateFile("toolbar.pt")
