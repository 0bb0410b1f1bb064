"""Where state changes: each function owns its transaction, and nobody else writes what is live."""
