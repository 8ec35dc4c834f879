"""Lists of moves, hits or cells, and the scale of one issue."""
