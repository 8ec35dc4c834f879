"""Do the sources' addresses still answer? Only ``stances links`` asks; nothing else ever does."""
