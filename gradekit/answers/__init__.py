"""One file per answer type."""
