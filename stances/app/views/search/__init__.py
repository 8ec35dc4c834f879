"""The parts of the page: words in records and sources."""
