"""Units: who receives their reports, who has which folder role."""
