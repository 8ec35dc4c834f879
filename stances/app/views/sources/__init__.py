"""The parts of the page: the sources and their texts."""
