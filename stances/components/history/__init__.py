"""Measures over time: what is shown, and how it is drawn."""
