"""Heavy work outside the server process: in helper processes with limits, without access to the database."""
