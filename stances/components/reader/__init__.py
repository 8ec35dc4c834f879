"""A source and its text."""
