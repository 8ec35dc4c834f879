"""The dataset as a folder of static files: pages, tables, a feed, a manifest of their hashes."""
