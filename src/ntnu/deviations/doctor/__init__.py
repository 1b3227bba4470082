"""The set-up doctor: checks the server, the units, and the connections to mail and archive."""
