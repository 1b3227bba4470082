"""Pages of measures and hearings, and of those who have nothing of a case but these."""
