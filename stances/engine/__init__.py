"""Questions about a package whose table of stances is too large for memory, asked of an engine."""
