"""Recusal of persons from a case, and its end."""
