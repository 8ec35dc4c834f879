"""The control for the day that a page shows, as it is drawn."""
