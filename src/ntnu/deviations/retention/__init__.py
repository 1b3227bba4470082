"""What goes when a case has been kept long enough."""
