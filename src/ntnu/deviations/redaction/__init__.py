"""What is taken away from a case for good."""
