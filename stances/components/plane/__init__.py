"""Actors as points: what is shown, and how it is drawn."""
