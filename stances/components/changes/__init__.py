"""Lists of what changed: between two versions, or since a visit."""
