"""Documents of a case: their content, for whom they are, and how they become PDF."""
