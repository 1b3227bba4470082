"""Pages of measures and hearings, and of persons who see nothing else of a case."""
