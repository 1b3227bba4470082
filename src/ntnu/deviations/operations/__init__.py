"""How the server is seen from outside: alive, ready, figures, and a line for each request."""
