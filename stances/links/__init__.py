"""Checking whether source links still work; only ``stances links`` ever goes online."""
