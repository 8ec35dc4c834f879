"""A source's text, of which any passage can be chosen to be coded."""
