"""Lanes of positions over time."""
