"""One format a file: reading others' data, writing ours."""
