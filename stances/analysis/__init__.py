"""Frames in, frames or numbers out. Pure: nothing is changed in place."""
