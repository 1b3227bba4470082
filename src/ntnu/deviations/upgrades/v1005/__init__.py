"""To 1005: what the index of a register knows of signals, search and deputies."""
