"""The parts of the page: positions over time."""
