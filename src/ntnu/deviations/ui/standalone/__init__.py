"""A site that holds nothing else: the frame of every page, including Plone's own pages. See docs/ui.md."""
