"""Messages, questions, files and preliminary responses between a case and its reporter."""
