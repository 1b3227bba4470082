"""What somebody has begun to write in a form, kept on the server until it is sent."""
