"""The line of controls, as it is drawn."""
