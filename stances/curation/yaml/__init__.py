"""A dataset file as text: the places of its values, their notation and their order."""
