"""The parts of the page: how far each two actors agree."""
