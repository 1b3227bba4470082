"""Documents of a case: the panel on its page, and the files themselves."""
