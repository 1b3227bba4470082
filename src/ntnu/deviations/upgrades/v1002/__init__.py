"""From 1001 to 1002: a module for each kind of data whose storage has changed."""
