"""What the Makefile runs. Nothing here is in the wheel."""
