"""Small parts of the pages: macros, icons, dates in words. See docs/ui.md."""
