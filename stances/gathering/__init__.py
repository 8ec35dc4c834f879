"""A document from a link or a file: fetched or read once, and made into a source with its text."""
