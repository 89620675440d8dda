"""Charts of strikes, reach and losses in the air."""
