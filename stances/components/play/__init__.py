"""The finding and the scale that moves."""
