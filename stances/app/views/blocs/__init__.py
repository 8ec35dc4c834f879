"""The parts of the page: networks of statements and their blocs."""
