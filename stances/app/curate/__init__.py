"""The Curate page: source texts, stances and other records, added and changed in the file."""
