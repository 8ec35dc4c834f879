"""The parts of the page: what the data is worth."""
