"""What frames every page, as it is drawn."""
