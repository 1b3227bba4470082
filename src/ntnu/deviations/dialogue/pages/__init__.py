"""What is said in a case: between the reporter and the unit, and among those who work on it."""
