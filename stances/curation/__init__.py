"""Working on a dataset: editing its text, saving it, quotations and source texts."""
