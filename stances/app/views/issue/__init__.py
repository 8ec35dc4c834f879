"""The parts of the page: one issue."""
