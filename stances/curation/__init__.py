"""Working on a dataset: edits to its text, saving it, quotations and source texts."""
