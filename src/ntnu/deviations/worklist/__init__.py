"""Lists of cases, and what a person has begun."""
