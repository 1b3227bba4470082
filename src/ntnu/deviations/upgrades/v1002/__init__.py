"""From 1001 to 1002: a module for each thing that is stored in another way now."""
