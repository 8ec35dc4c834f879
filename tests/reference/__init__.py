"""Published results of others, recomputed. The data stay outside the project."""
