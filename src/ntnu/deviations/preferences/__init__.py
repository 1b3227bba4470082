"""What people choose for themselves: language, how they are told, quiet hours, their calendar."""
