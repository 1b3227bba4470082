"""Scripts run by the Makefile. Nothing here is in the wheel."""
