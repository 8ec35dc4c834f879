"""A dataset of very many stances, read and judged in columns instead of record by record."""
