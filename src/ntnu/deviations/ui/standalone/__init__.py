"""A site that is only this: the frame of every page, Plone's own pages among them. See docs/ui.md."""
