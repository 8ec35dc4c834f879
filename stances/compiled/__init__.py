"""Compiled copies: a dataset that has not changed is opened without being read and judged again."""
