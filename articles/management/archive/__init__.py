"""A generated archive: as many live stories as a real one has, with words that mean nothing."""
