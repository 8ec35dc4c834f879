"""A dataset in one HTML file that works offline: finding, scale, positions, lanes, agreement."""
