"""Heavy work apart from the server: in helper processes with limits, which know no database."""
