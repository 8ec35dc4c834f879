"""The parts of the page: adding and changing records in the local file."""
