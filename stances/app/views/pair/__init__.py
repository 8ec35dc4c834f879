"""The parts of the page: two actors side by side."""
