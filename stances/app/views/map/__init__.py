"""The parts of the page: actors on a plane."""
