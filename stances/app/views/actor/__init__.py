"""The parts of the page: one actor."""
