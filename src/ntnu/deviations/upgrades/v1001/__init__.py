"""From 1000 to 1001: a module for each kind of data whose storage has changed."""
