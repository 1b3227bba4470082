"""A case in the words of Noark 5: which records it becomes, and the message to the archive."""
