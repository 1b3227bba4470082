"""Documents of a case: what they hold, for whom, and how they become PDF."""
