"""Generated pages: the fields, the rules and the schema of a dataset file, made from the code."""
