"""Text into records, or every problem with its place."""
