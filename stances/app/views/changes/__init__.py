"""The parts of the page: versions to compare, their differences, and what a browser compares."""
