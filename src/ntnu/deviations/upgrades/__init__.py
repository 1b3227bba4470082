"""Upgrade steps: a folder for each version of the profile they lead to."""
