"""The parts of the page: issues by how far they split the actors."""
