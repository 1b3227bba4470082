"""Plone's main template, redrawn: one frame for this product's pages and for Plone's own."""

from Products.CMFPlone.browser.main_template import MainTemplate as Base
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class MainTemplate(Base):
    """Same slots and viewlet managers as Plone's; no portlets, a main landmark, a skip link."""

    main_template = ViewPageTemplateFile("main_template.pt")
