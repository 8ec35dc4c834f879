"""The parts of the page: the finding, the scale that moves, what is new, what it rests on."""
