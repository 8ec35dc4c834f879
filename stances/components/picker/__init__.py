"""A list of names to choose from."""
