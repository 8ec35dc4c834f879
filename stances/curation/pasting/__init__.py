"""Many records at once: a table pasted from a sheet, judged row by row like any other record."""
