"""Charts of how the march became a siege."""
