"""The parts of the page: who stands where on a date."""
