"""Shared by pages: the region in the frame of the site, its menu and languages, panels."""
