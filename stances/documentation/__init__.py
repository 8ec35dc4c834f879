"""Pages generated from the code: the fields, the rules and the schema of a dataset file."""
