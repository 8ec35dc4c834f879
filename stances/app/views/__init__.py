"""The pages, a folder each: ``page.py`` is the script, its parts stand beside it."""
