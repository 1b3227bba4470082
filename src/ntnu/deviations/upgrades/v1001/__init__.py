"""From 1000 to 1001: a module for each thing that is stored in another way now."""
