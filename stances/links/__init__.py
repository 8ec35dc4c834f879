"""Checking whether source links still work."""
